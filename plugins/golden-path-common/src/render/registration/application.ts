import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

export function application(
  { names, platform, labels }: ServiceContext,
  { environment, application: name, namespace, overlay }: EnvironmentContext,
): IApplication {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: platform.argocd.namespace,
      labels: labels.of(environment),
      annotations: syncWaves.application,
      // Without it, removing the Application would orphan what it made.
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: names.appProject,
      source: {
        repoURL: names.gitops.cloneUrl,
        targetRevision: platform.gitlab.defaultBranch,
        path: overlay,
      },
      destination: { server: platform.argocd.destinationServer, namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        syncOptions: [
          'ServerSideApply=true',
          'CreateNamespace=false',
          'PruneLast=true',
        ],
        retry: {
          limit: 5,
          backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
        },
      },
      revisionHistoryLimit: 10,
    },
  };
}
