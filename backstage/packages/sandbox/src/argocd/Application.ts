import type { KubeObject, ObjectMeta } from './KubeObject';

export const ARGO_API_VERSION = 'argoproj.io/v1alpha1';
/** Namespace of the control plane, the only one that may hold Applications. */
export const CONTROL_PLANE_NAMESPACE = 'argocd';
/** The one cluster that Argo CD always knows. */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';
export const IN_CLUSTER_NAME = 'in-cluster';
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';
export const FOREGROUND_FINALIZER = `${RESOURCES_FINALIZER}/foreground`;
export const BACKGROUND_FINALIZER = `${RESOURCES_FINALIZER}/background`;

export interface ApplicationSource {
  repoURL: string;
  path?: string;
  targetRevision?: string;
  chart?: string;
  directory?: { recurse?: boolean; include?: string; exclude?: string };
  [field: string]: unknown;
}

export interface SyncPolicy {
  automated?: {
    enabled?: boolean;
    prune?: boolean;
    selfHeal?: boolean;
    allowEmpty?: boolean;
  };
  syncOptions?: string[];
  retry?: {
    limit?: number;
    backoff?: { duration?: string; factor?: number; maxDuration?: string };
  };
}

export interface ApplicationSpec {
  project: string;
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  destination: { server?: string; name?: string; namespace?: string };
  syncPolicy?: SyncPolicy;
  revisionHistoryLimit?: number;
  [field: string]: unknown;
}

export interface Condition {
  type: string;
  message: string;
  lastTransitionTime?: string;
}

export type SyncStatusCode = 'Synced' | 'OutOfSync' | 'Unknown';

export interface Health {
  status: 'Healthy' | 'Unknown' | 'Missing';
  message?: string;
}

export interface ResourceStatus {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: SyncStatusCode;
  health?: Health;
  requiresPruning?: boolean;
}

export interface ResourceResult {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
  status: 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';
  message: string;
  hookPhase: string;
  syncPhase: 'Sync';
}

export interface SyncOperation {
  revision?: string;
  prune?: boolean;
  dryRun?: boolean;
  syncOptions?: string[];
  source?: ApplicationSource;
}

export interface Operation {
  sync: SyncOperation;
  initiatedBy: { username?: string; automated?: boolean };
  retry?: SyncPolicy['retry'];
}

export type OperationPhase = 'Running' | 'Succeeded' | 'Failed' | 'Error';

export interface OperationState {
  operation: Operation;
  phase: OperationPhase;
  message: string;
  syncResult?: {
    resources: ResourceResult[];
    revision: string;
    source: ApplicationSource;
  };
  startedAt: string;
  finishedAt?: string;
  retryCount?: number;
}

export interface RevisionHistory {
  id: number;
  revision: string;
  deployStartedAt: string;
  deployedAt: string;
  source: ApplicationSource;
  initiatedBy: Operation['initiatedBy'];
}

export interface ApplicationStatus {
  sync: {
    status: SyncStatusCode;
    revision?: string;
    comparedTo?: {
      source: ApplicationSource;
      destination: ApplicationSpec['destination'];
    };
  };
  health: Health & { lastTransitionTime?: string };
  resources?: ResourceStatus[];
  conditions?: Condition[];
  history?: RevisionHistory[];
  operationState?: OperationState;
  reconciledAt?: string;
  sourceType?: string;
  summary?: { images?: string[] };
  controllerNamespace?: string;
}

export interface Application extends KubeObject {
  kind: 'Application';
  metadata: ObjectMeta;
  spec: ApplicationSpec;
  status?: ApplicationStatus;
  operation?: Operation;
}

export interface ProjectDestination {
  server?: string;
  name?: string;
  namespace?: string;
}

export interface GroupKind {
  group: string;
  kind: string;
  /** Only in the cluster lists. */
  name?: string;
}

export interface AppProjectSpec {
  description?: string;
  sourceRepos?: string[];
  destinations?: ProjectDestination[];
  clusterResourceWhitelist?: GroupKind[];
  clusterResourceBlacklist?: GroupKind[];
  namespaceResourceWhitelist?: GroupKind[];
  namespaceResourceBlacklist?: GroupKind[];
  [field: string]: unknown;
}

export interface AppProject extends KubeObject {
  kind: 'AppProject';
  spec: AppProjectSpec;
}

/** The source that is compared; several sources are not rendered here. */
export function sourceOf(app: Application): ApplicationSource {
  return app.spec.source ?? app.spec.sources?.[0] ?? { repoURL: '' };
}

export function isAutomated(app: Application): boolean {
  const automated = app.spec.syncPolicy?.automated;
  return automated !== undefined && automated.enabled !== false;
}

/** `namespace/name`, how Argo CD's own messages call an Application. */
export function qualifiedName(app: Application): string {
  return `${app.metadata.namespace ?? CONTROL_PLANE_NAMESPACE}/${
    app.metadata.name
  }`;
}

export function hasCascadeFinalizer(metadata: ObjectMeta): boolean {
  return (metadata.finalizers ?? []).some(
    finalizer =>
      finalizer === RESOURCES_FINALIZER ||
      finalizer.startsWith(`${RESOURCES_FINALIZER}/`),
  );
}

/** Conditions of this kind stop a sync. */
export function isErrorCondition(condition: Condition): boolean {
  return (
    condition.type === 'ComparisonError' ||
    condition.type === 'InvalidSpecError'
  );
}

/** Source: util/argo/argo.go, FormatAppConditions. */
export function formatConditions(conditions: Condition[]): string {
  return conditions
    .map(condition => `${condition.type}: ${condition.message}`)
    .join(';');
}
