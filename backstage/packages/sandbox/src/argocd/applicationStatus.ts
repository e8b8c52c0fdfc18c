import type {
  Application,
  ApplicationStatus,
  AppProject,
  Condition,
  Operation,
  OperationState,
} from './Application';
import { CONTROL_PLANE_NAMESPACE, sourceOf } from './Application';
import { now } from './Cluster';
import type { Comparison } from './compare';
import { NO_PODS, resourceStatuses } from './compare';
import { withTransitionTimes } from './conditions';
import type { KubeObject } from './KubeObject';
import type { SyncOutcome } from './syncApplication';
import type { LoadedTarget } from './TargetState';

/** Source: types.go, RevisionHistoryLimit. */
const HISTORY_LIMIT = 10;

/** Status of an Application whose state cannot be told: last state kept. */
export function unknownStatus(
  app: Application,
  conditions: Condition[],
): ApplicationStatus {
  const before = app.status;
  return {
    ...before,
    sync: { ...comparedTo(app), ...before?.sync, status: 'Unknown' },
    health: healthStatus(app),
    conditions: withTransitionTimes(conditions, before?.conditions),
    reconciledAt: now(),
    controllerNamespace: CONTROL_PLANE_NAMESPACE,
  };
}

/** Status after target and live state were compared. */
export function comparedStatus(
  app: Application,
  project: AppProject,
  loaded: LoadedTarget,
  comparison: Comparison,
  conditions: Condition[],
): ApplicationStatus {
  const synced = comparison.objects.every(object => object.synced);
  return {
    ...app.status,
    sync: {
      status: synced ? 'Synced' : 'OutOfSync',
      revision: loaded.revision,
      ...comparedTo(app),
    },
    health: healthStatus(app),
    resources: resourceStatuses(comparison, project),
    conditions: withTransitionTimes(conditions, app.status?.conditions),
    reconciledAt: now(),
    sourceType: loaded.rendered.sourceType,
    summary: { images: imagesOf(loaded.rendered.objects) },
    controllerNamespace: CONTROL_PLANE_NAMESPACE,
  };
}

/** Status after an operation: its state and, if it succeeded, the history. */
export function operatedStatus(
  app: Application,
  operation: Operation,
  revision: string,
  outcome: SyncOutcome,
  startedAt: string,
): ApplicationStatus {
  const before = app.status ?? unknownStatus(app, []);
  const source = sourceOf(app);
  const operationState: OperationState = {
    operation,
    phase: outcome.phase,
    message: outcome.message,
    syncResult: { resources: outcome.resources, revision, source },
    startedAt,
    finishedAt: now(),
    retryCount: retryCount(before.operationState, operation, revision),
  };
  const deployed = outcome.phase === 'Succeeded' && !operation.sync.dryRun;
  const history = before.history ?? [];
  const entry = {
    id: (history.at(-1)?.id ?? -1) + 1,
    revision,
    deployStartedAt: startedAt,
    deployedAt: now(),
    source,
    initiatedBy: operation.initiatedBy,
  };
  return {
    ...before,
    operationState,
    history: deployed
      ? [...history, entry].slice(
          -(app.spec.revisionHistoryLimit ?? HISTORY_LIMIT),
        )
      : history,
  };
}

function retryCount(
  before: OperationState | undefined,
  operation: Operation,
  revision: string,
): number | undefined {
  const again =
    operation.initiatedBy.automated &&
    before !== undefined &&
    before.phase !== 'Succeeded' &&
    before.syncResult?.revision === revision;
  return again ? (before.retryCount ?? 0) + 1 : undefined;
}

function comparedTo(app: Application) {
  return {
    comparedTo: { source: sourceOf(app), destination: app.spec.destination },
  };
}

function healthStatus(app: Application): ApplicationStatus['health'] {
  return {
    ...NO_PODS,
    lastTransitionTime: app.status?.health.lastTransitionTime ?? now(),
  };
}

/** Every container image that the objects name. */
function imagesOf(objects: KubeObject[]): string[] {
  const images = new Set<string>();
  const visit = (value: unknown, field?: string): void => {
    if (Array.isArray(value)) {
      value.forEach(item => visit(item, field));
    } else if (typeof value === 'object' && value !== null) {
      const { image } = value as { image?: unknown };
      if (
        /^(init)?containers$/i.test(field ?? '') &&
        typeof image === 'string'
      ) {
        images.add(image);
      }
      Object.entries(value).forEach(([key, item]) => visit(item, key));
    }
  };
  objects.forEach(object => visit(object.spec));
  return [...images].sort();
}
