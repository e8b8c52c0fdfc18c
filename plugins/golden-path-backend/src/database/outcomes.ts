import { Knex } from 'knex';
import { OperationCancelledError } from '../operations/OperationCancelledError';
import { Journal } from './Journal';
import { NewEvent } from './OperationTable';
import { OperationRecord } from './rows';

/** The first phase is over: the caller has `handOverMs` to ask for the next. */
export async function handOver(
  journal: Journal,
  handOverMs: number,
): Promise<void> {
  await journal.end({
    set: clock => ({
      runner: null,
      state: 'waiting',
      phase: 'register',
      deadline: clock.after(handOverMs),
    }),
    events: [
      { level: 'info', message: 'Published; waiting for the registration' },
    ],
    also: refuseCancelled,
  });
}

/** Everything is there. From now on the vendors' own records hold the name. */
export async function complete(journal: Journal): Promise<void> {
  await journal.end({
    set: () => ({ state: 'done', runner: null, deadline: null }),
    events: [{ level: 'info', message: 'Done' }],
    also: async (trx, operation) => {
      await refuseCancelled(trx, operation);
      await release(trx, operation);
    },
  });
}

/** The undo has come to its end, whole or not. */
export async function concludeUndo(
  journal: Journal,
  outcome: { state: 'undone' | 'stuck'; releaseName: boolean; event: NewEvent },
): Promise<void> {
  await journal.end({
    set: () => ({ state: outcome.state, runner: null, deadline: null }),
    events: [outcome.event],
    also: outcome.releaseName ? release : undefined,
  });
}

/** A cancellation that was granted holds, however late it came: rolls the transition back. */
async function refuseCancelled(
  _trx: Knex.Transaction,
  { cancelledBy }: OperationRecord,
) {
  if (cancelledBy !== undefined) {
    throw new OperationCancelledError(cancelledBy);
  }
}

async function release(trx: Knex.Transaction, { id }: OperationRecord) {
  await trx('name_reservations').where({ operation_id: id }).delete();
}
