import { Knex } from 'knex';
import { DatabaseClock } from './DatabaseClock';
import { FINAL_STATES } from './rows';

/** Operations that one transaction removes, with all that belongs to them. */
const BATCH = 100;

/**
 * Removes operations that ended longer ago than `retentionMs`, and the events of
 * those that stay: the newest that made a service, which the service's page
 * shows. What is stuck stays whole. Tells how many operations went.
 */
export async function prune(
  knex: Knex,
  clock: DatabaseClock,
  { retentionMs, signal }: { retentionMs: number; signal: AbortSignal },
): Promise<number> {
  const ended = () =>
    knex('operations')
      .whereIn('operations.state', FINAL_STATES)
      .where('operations.updated_at', '<', clock.after(-retentionMs))
      .limit(BATCH);
  const removed = await inBatches(
    signal,
    () => ended().where(isDispensable).pluck('operations.id'),
    ids => knex('operations').whereIn('id', ids).delete(),
  );
  await inBatches(
    signal,
    () =>
      ended()
        .whereExists(events =>
          events
            .from('operation_events')
            .whereRaw('operation_events.operation_id = operations.id'),
        )
        .pluck('operations.id'),
    ids => knex('operation_events').whereIn('operation_id', ids).delete(),
  );
  return removed;
}

/** Neither the newest that made its service, nor one of which people are still to be told. */
function isDispensable(query: Knex.QueryBuilder) {
  query
    .whereNull('operations.notice_due')
    .where(either =>
      either
        .whereNot('operations.state', 'done')
        .orWhereExists(newer =>
          newer
            .from('operations as newer')
            .where('newer.state', 'done')
            .whereRaw('newer.service = operations.service')
            .whereRaw(
              '(newer.created_at > operations.created_at or (newer.created_at = operations.created_at and newer.id > operations.id))',
            ),
        ),
    );
}

async function inBatches(
  signal: AbortSignal,
  list: () => Promise<string[]>,
  remove: (ids: string[]) => Promise<unknown>,
): Promise<number> {
  let removed = 0;
  for (;;) {
    signal.throwIfAborted();
    const ids = await list();
    await remove(ids);
    removed += ids.length;
    if (ids.length < BATCH) {
      return removed;
    }
  }
}
