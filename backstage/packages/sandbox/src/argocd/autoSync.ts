import { isDeepStrictEqual } from 'node:util';
import type { Application, Condition, Operation } from './Application';
import { isAutomated, sourceOf } from './Application';
import type { Comparison } from './compare';

/** Argo CD's retry defaults: 5 attempts, 5 s doubling up to 3 minutes. */
const RETRY_LIMIT = 5;
const RETRY_FIRST_S = 5;
const RETRY_FACTOR = 2;
const RETRY_MAX_S = 180;

const UNIT_S: Record<string, number> = { s: 1, m: 60, h: 3600 };

function seconds(duration: string | undefined, fallback: number): number {
  const match = /^(\d+)([smh])$/.exec(duration ?? '');
  return match ? Number(match[1]) * UNIT_S[match[2]] : fallback;
}

export type AutoSync =
  | { do: 'nothing'; condition?: Condition }
  | { do: 'sync'; operation: Operation }
  | { do: 'retry'; operation: Operation; afterMs: number };

const syncError = (message: string): AutoSync => ({
  do: 'nothing',
  condition: { type: 'SyncError', message },
});

function afterFailure(app: Application, revision: string): AutoSync {
  const { operationState } = app.status!;
  const { limit = RETRY_LIMIT, backoff } = app.spec.syncPolicy?.retry ?? {};
  const retries = operationState?.retryCount ?? 0;
  if (limit >= 0 && retries >= limit) {
    return syncError(
      `Failed last sync attempt to [${revision}]: ${operationState?.message}`,
    );
  }
  const delay =
    seconds(backoff?.duration, RETRY_FIRST_S) *
    (backoff?.factor ?? RETRY_FACTOR) ** retries;
  return {
    do: 'retry',
    operation: automaticOperation(app, revision),
    afterMs: Math.min(delay, seconds(backoff?.maxDuration, RETRY_MAX_S)) * 1000,
  };
}

/**
 * Whether an Application that is out of sync is to be synced by itself now.
 * Source: controller/appcontroller.go, autoSync.
 */
export function autoSync(
  app: Application,
  comparison: Comparison,
  revision: string,
): AutoSync {
  if (!isAutomated(app) || comparison.objects.every(({ synced }) => synced)) {
    return { do: 'nothing' };
  }
  const automated = app.spec.syncPolicy?.automated ?? {};
  const last = app.status?.operationState;
  const attempted =
    last?.syncResult?.revision === revision &&
    isDeepStrictEqual(last.syncResult.source, sourceOf(app));
  if (attempted && last.phase !== 'Succeeded') {
    return afterFailure(app, revision);
  }
  if (attempted && !automated.selfHeal) {
    return { do: 'nothing' };
  }
  const wipesOut = comparison.objects.every(({ target }) => !target);
  if (automated.prune && !automated.allowEmpty && wipesOut) {
    return syncError(
      `Skipping sync attempt to [${revision}]: auto-sync will wipe out all resources`,
    );
  }
  return { do: 'sync', operation: automaticOperation(app, revision) };
}

/** The operation that Argo CD starts by itself. */
function automaticOperation(app: Application, revision: string): Operation {
  return {
    sync: {
      source: sourceOf(app),
      revision,
      prune: app.spec.syncPolicy?.automated?.prune,
      syncOptions: app.spec.syncPolicy?.syncOptions,
    },
    initiatedBy: { automated: true },
    retry: app.spec.syncPolicy?.retry ?? { limit: RETRY_LIMIT },
  };
}
