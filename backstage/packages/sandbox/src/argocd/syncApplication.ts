import type {
  Application,
  AppProject,
  OperationPhase,
  ResourceResult,
  SyncOperation,
} from './Application';
import { admissionError, resourceName } from './admission';
import type { Cluster } from './Cluster';
import type { ComparedObject, Comparison } from './compare';
import type { KubeObject } from './KubeObject';
import { refusalOfObject } from './projectRules';
import { bySyncOrder } from './syncOrder';
import { TRACKING_ANNOTATION, trackingId } from './tracking';

export interface SyncOutcome {
  phase: OperationPhase;
  message: string;
  resources: ResourceResult[];
}

interface Sync {
  cluster: Cluster;
  app: Application;
  project: AppProject;
  operation: SyncOperation;
}

type Target = ComparedObject & { target: KubeObject };

const isTarget = (object: ComparedObject): object is Target =>
  object.target !== undefined;

function resultOf(
  { ref }: ComparedObject,
  status: ResourceResult['status'],
  message: string,
): ResourceResult {
  return {
    ...ref,
    status,
    message,
    hookPhase: status === 'SyncFailed' ? 'Failed' : 'Succeeded',
    syncPhase: 'Sync',
  };
}

const failures = (results: ResourceResult[]) =>
  results.filter(result => result.status === 'SyncFailed');

/** The tasks that no attempt could carry out. */
function invalidTasks(sync: Sync, targets: Target[]): ResourceResult[] {
  return targets.flatMap(object => {
    const refusal = refusalOfObject(sync.project, object.ref);
    return refusal ? [resultOf(object, 'SyncFailed', refusal)] : [];
  });
}

function ensureNamespace(sync: Sync, name: string): boolean {
  const { cluster, app, operation } = sync;
  if (cluster.hasNamespace(name)) {
    return true;
  }
  const creates =
    operation.syncOptions?.includes('CreateNamespace=true') &&
    app.spec.destination.namespace === name;
  if (creates) {
    cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  return Boolean(creates);
}

function managed(app: Application, { target, live, ref }: Target): KubeObject {
  return {
    ...(live?.status === undefined ? {} : { status: live.status }),
    ...(live?.operation === undefined ? {} : { operation: live.operation }),
    ...target,
    metadata: {
      ...target.metadata,
      finalizers: target.metadata.finalizers ?? live?.metadata.finalizers,
      annotations: {
        ...target.metadata.annotations,
        [TRACKING_ANNOTATION]: trackingId(app.metadata.name, ref),
      },
    },
  };
}

function apply(sync: Sync, object: Target): ResourceResult {
  const { ref, target, live, sharedWith, synced } = object;
  const problem = sharedWith
    ? `${ref.kind}/${ref.name} is managed by application ${sharedWith}`
    : admissionError(target);
  if (problem) {
    return resultOf(object, 'SyncFailed', problem);
  }
  if (sync.operation.dryRun) {
    return resultOf(
      object,
      'Synced',
      `${resourceName(ref)}/${ref.name} (dry run)`,
    );
  }
  if (ref.namespace && !ensureNamespace(sync, ref.namespace)) {
    return resultOf(
      object,
      'SyncFailed',
      `namespaces "${ref.namespace}" not found`,
    );
  }
  if (!synced) {
    sync.cluster.put(managed(sync.app, object));
  }
  const serverSide = sync.operation.syncOptions?.includes(
    'ServerSideApply=true',
  );
  const changed = live ? 'configured' : 'created';
  const verb = serverSide ? 'serverside-applied' : changed;
  return resultOf(
    object,
    'Synced',
    `${resourceName(ref)}/${ref.name} ${
      synced && !serverSide ? 'unchanged' : verb
    }`,
  );
}

function prune(sync: Sync, object: ComparedObject): ResourceResult {
  const options =
    object.live?.metadata.annotations?.['argocd.argoproj.io/sync-options'] ??
    '';
  if (!sync.operation.prune) {
    return resultOf(object, 'PruneSkipped', 'ignored (requires pruning)');
  }
  if (options.split(',').includes('Prune=false')) {
    return resultOf(object, 'PruneSkipped', 'ignored (no prune)');
  }
  if (sync.operation.dryRun) {
    return resultOf(object, 'Pruned', 'pruned (dry run)');
  }
  sync.cluster.delete(object.key);
  return resultOf(object, 'Pruned', 'pruned');
}

const unique = (texts: string[]) => [...new Set(texts)].sort();

/**
 * Makes the live state what git says, all at once: nothing here takes time.
 * An object of another Application is left alone.
 * Source: gitops-engine pkg/sync/sync_context.go.
 */
export function syncApplication(
  sync: Sync,
  comparison: Comparison,
): SyncOutcome {
  const shared = comparison.conditions.find(
    condition => condition.type === 'SharedResourceWarning',
  );
  if (
    shared &&
    sync.operation.syncOptions?.includes('FailOnSharedResource=true')
  ) {
    return {
      phase: 'Failed',
      message: `Shared resource found: ${shared.message}`,
      resources: [],
    };
  }
  const targets = comparison.objects
    .filter(isTarget)
    .sort((a, b) => bySyncOrder(a.target, b.target));
  const invalid = invalidTasks(sync, targets);
  if (invalid.length > 0) {
    return {
      phase: 'Failed',
      message: `one or more synchronization tasks are not valid: ${unique(
        invalid.map(result => result.message),
      ).join('; ')}`,
      resources: invalid,
    };
  }
  const resources = [
    ...targets.map(object => apply(sync, object)),
    ...comparison.objects
      .filter(object => !isTarget(object))
      .map(object => prune(sync, object)),
  ];
  const failed = failures(resources);
  return failed.length > 0
    ? {
        phase: 'Failed',
        message: `one or more objects failed to apply, reason: ${failed
          .map(result => result.message)
          .join(',')}`,
        resources,
      }
    : {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        resources,
      };
}
