import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

/**
 * All that a service's GitOps repository may hold. What fixes its boundaries
 * (Namespace, ResourceQuota, LimitRange, NetworkPolicy, Role, RoleBinding,
 * AppProject, Application) is not here, and neither is Secret.
 */
const PERMITTED_KINDS = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
  { group: 'networking.k8s.io', kind: 'Ingress' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];

export function appProject({
  names,
  platform,
  labels,
  environments,
}: ServiceContext): IAppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: names.appProject,
      namespace: platform.argocd.namespace,
      labels: labels.all,
      annotations: syncWaves.appProject,
      // It stays until no Application names it: Argo CD cannot finish the
      // deletion of an Application whose project is gone.
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      description: `Boundaries of the service ${names.name}`,
      sourceRepos: [names.gitops.cloneUrl],
      destinations: environments.map(({ namespace }) => ({
        server: platform.argocd.destinationServer,
        namespace,
      })),
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: PERMITTED_KINDS,
    },
  };
}
