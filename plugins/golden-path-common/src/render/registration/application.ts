import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { PlatformSpec } from '../../spec';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

/**
 * An Argo CD Application of a service. Plain JSON, as Argo CD's API takes it.
 *
 * @public
 */
export type ApplicationManifest = {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: {
    name: string;
    namespace: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    finalizers: string[];
  };
  spec: {
    project: string;
    source: { repoURL: string; targetRevision: string; path: string };
    destination: { server: string; namespace: string };
    syncPolicy: {
      automated: { prune: boolean; selfHeal: boolean; allowEmpty: boolean };
      syncOptions: string[];
      retry: {
        limit: number;
        backoff: { duration: string; factor: number; maxDuration: string };
      };
    };
    revisionHistoryLimit: number;
  };
};

/**
 * Key of the annotation that says which operation made an Application.
 *
 * @public
 */
export function operationAnnotation({ labelPrefix }: PlatformSpec): string {
  return `${labelPrefix}/operation`;
}

export function application(
  { names, platform, labels, operationId }: ServiceContext,
  { environment, application: name, namespace, overlay }: EnvironmentContext,
): ApplicationManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: platform.argocd.namespace,
      labels: labels.of(environment),
      annotations: {
        ...syncWaves.application,
        ...(operationId && { [operationAnnotation(platform)]: operationId }),
      },
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
  } satisfies IApplication;
}
