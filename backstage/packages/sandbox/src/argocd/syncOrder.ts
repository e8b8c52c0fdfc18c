import type { KubeObject } from './KubeObject';

/** Source: gitops-engine pkg/sync/sync_tasks.go, kindOrder. */
const KIND_ORDER = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

function rank(kind: string): number {
  const index = KIND_ORDER.indexOf(kind);
  return index < 0 ? KIND_ORDER.length : index;
}

/** Source: common.AnnotationSyncWave. */
function wave(object: KubeObject): number {
  const text =
    object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? '0';
  return Number.parseInt(text, 10) || 0;
}

/** Wave, then kind, then name: how Argo CD orders what it applies. */
export function bySyncOrder(a: KubeObject, b: KubeObject): number {
  return (
    wave(a) - wave(b) ||
    rank(a.kind) - rank(b.kind) ||
    (a.metadata.name < b.metadata.name ? -1 : 1)
  );
}
