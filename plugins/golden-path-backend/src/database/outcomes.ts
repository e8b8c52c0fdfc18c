import { Knex } from 'knex';
import { OperationCancelledError } from '../operations/OperationCancelledError';
import { DatabaseClock } from './DatabaseClock';
import { Journal } from './Journal';
import { NewEvent } from './OperationTable';
import { release } from './reservation';
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

/** Everything is there. From now on the vendors' own records hold the name and the hosts. */
export async function complete(journal: Journal): Promise<void> {
  await journal.end({
    set: clock => ({
      state: 'done',
      runner: null,
      deadline: null,
      ...owedNotice(clock),
    }),
    events: [{ level: 'info', message: 'Done' }],
    also: async (trx, operation) => {
      await refuseCancelled(trx, operation);
      await release(trx, operation.id);
    },
  });
}

/** The undo has come to its end; nothing is left. */
export async function concludeUndone(
  journal: Journal,
  event: NewEvent,
): Promise<void> {
  await journal.end({
    set: clock => ({
      state: 'undone',
      runner: null,
      deadline: null,
      ...owedNotice(clock),
    }),
    events: [event],
    also: (trx, { id }) => release(trx, id),
  });
}

export interface StuckOutcome {
  releaseName: boolean;
  /** The undo is tried again by itself; undefined when only a person can help. */
  againAfterMs?: number;
  /** Undos that left something, with this one. */
  undoRuns: number;
  /** Whether people are told, who may have been told already. */
  notify: boolean;
  event: NewEvent;
}

/** Likewise, but something is left. */
export async function concludeStuck(
  journal: Journal,
  { releaseName, againAfterMs, undoRuns, notify, event }: StuckOutcome,
): Promise<void> {
  await journal.end({
    set: clock => ({
      state: 'stuck',
      runner: null,
      deadline: againAfterMs === undefined ? null : clock.after(againAfterMs),
      undo_runs: undoRuns,
      left_behind: true,
      ...(notify && owedNotice(clock)),
    }),
    events: [event],
    also: releaseName ? (trx, { id }) => release(trx, id) : undefined,
  });
}

/** Written together with the end that the notice is about, so that it outlives the process. */
export function owedNotice(clock: DatabaseClock) {
  return { notice_due: clock.now(), notice_tries: 0 };
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
