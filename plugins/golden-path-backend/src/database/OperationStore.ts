import { Knex } from 'knex';
import { adopt } from './adopt';
import { DatabaseClock } from './DatabaseClock';
import { Journal } from './Journal';
import { NewEvent, OperationTable, storable } from './OperationTable';
import {
  accept,
  discard,
  Holding,
  holdingsOf,
  NewOperation,
} from './reservation';
import { OperationRecord, OperationRow, Phase, toOperation } from './rows';

/** Who claims an operation, and for how long. */
export interface Claim {
  runner: string;
  leaseMs: number;
  /** When the claim is made, by the claimer's own clock. */
  since: number;
}

export interface UndoClaim extends Claim {
  /** Why; kept only where the operation has no error yet: the first is what a person looks for. */
  error: string;
  event: NewEvent;
  /** How long calls that were sent may still arrive. */
  settleMs: number;
}

export interface Claimed {
  operation: OperationRecord;
  journal: Journal;
  /** As the claim said. */
  since: number;
}

type Matches = (query: Knex.QueryBuilder<OperationRow>) => void;

/** Acceptance of operations, and the claims by which exactly one process works on one. */
export class OperationStore {
  readonly #table: OperationTable;

  constructor(
    private readonly knex: Knex,
    private readonly clock: DatabaseClock,
    onChange?: (operation: OperationRecord) => void,
  ) {
    this.#table = new OperationTable(knex, clock, onChange);
  }

  /** Reserves the name and the hosts and enters the operation, in one transaction; or tells who holds them. */
  accept(
    operation: NewOperation,
    handOverMs: number,
  ): Promise<{ accepted: OperationRecord } | { holdings: Holding[] }> {
    return accept(this.knex, this.clock, operation, handOverMs);
  }

  /** Forgets an operation that was accepted and on which nobody has begun. */
  discard(id: string): Promise<void> {
    return discard(this.knex, id);
  }

  /** Which operations have reserved a name and hosts. */
  holdings(claims: { name?: string; hosts: string[] }): Promise<Holding[]> {
    return holdingsOf(this.knex, claims);
  }

  /** Takes a waiting operation into its next phase; undefined when somebody else has, or it is too late. */
  async claimPhase(
    id: string,
    phase: Phase,
    claim: Claim,
  ): Promise<Claimed | undefined> {
    return this.#claim(
      query =>
        query
          .where({ id, phase, state: 'waiting' })
          .where('deadline', '>', this.clock.now()),
      { ...claim, state: 'running', events: [] },
    );
  }

  /** The runner turns to undoing; undefined when it runs no longer, as when the end was written and only the answer lost. */
  claimUndoOfOwn({ operationId: id, epoch }: Journal, claim: UndoClaim) {
    return this.#claimUndo(
      query => query.where({ id, epoch, state: 'running' }),
      claim,
    );
  }

  /** Undoes an operation that waits for its caller. */
  claimUndoOfWaiting(id: string, claim: UndoClaim) {
    return this.#claimUndo(
      query => query.where({ id, state: 'waiting' }),
      claim,
    );
  }

  /** Tries again to undo what is stuck; if need be, that is then repeated for as long as after the first time. */
  claimUndoOfStuck(id: string, claim: UndoClaim) {
    return this.#claimUndo(
      query => query.where({ id, state: 'stuck' }),
      claim,
      { undo_runs: 0 },
    );
  }

  /** Keeps what is left of what is stuck; false when it is not stuck. */
  adopt(id: string, by: string): Promise<boolean> {
    return adopt(this.#table, id, by);
  }

  /** Takes over what nobody holds any more, or what is due to be undone again; undefined when it moved on since it was listed. */
  claimUndoOfExpired({ id, epoch }: OperationRecord, claim: UndoClaim) {
    return this.#claimUndo(
      query =>
        query.where({ id, epoch }).where('deadline', '<=', this.clock.now()),
      claim,
    );
  }

  /** Leaves a note for the runner, wherever it runs; false when the operation is not running. */
  async requestCancel(id: string, by: string): Promise<boolean> {
    const changed = await this.#table.change(
      query => query.where({ id, state: 'running' }).whereNull('cancelled_by'),
      {
        set: () => ({ cancelled_by: by }),
        events: [{ level: 'warn', message: `${by} asked to cancel` }],
      },
    );
    return changed !== undefined;
  }

  /** Operations whose lease or hand-over has run out, or whose undo is due again, the longest waiting first. */
  async expired(limit: number): Promise<OperationRecord[]> {
    const rows = await this.knex<OperationRow>('operations')
      .where('deadline', '<=', this.clock.now())
      .orderBy('deadline')
      .limit(limit);
    return rows.map(toOperation);
  }

  /** Milliseconds until no call of the operation can still arrive. */
  async msUntilSettled(id: string): Promise<number> {
    const row = await this.knex('operations')
      .where({ id })
      .first(
        this.knex.raw('settles_at - (?) as remaining', [this.clock.now()]),
      );
    return Math.max(0, Number(row?.remaining ?? 0));
  }

  #claimUndo(
    matches: Matches,
    { error, event, settleMs, ...claim }: UndoClaim,
    further: { undo_runs?: 0 } = {},
  ): Promise<Claimed | undefined> {
    return this.#claim(matches, {
      ...claim,
      state: 'undoing',
      events: [event],
      set: clock => ({
        ...further,
        error: this.knex.raw('coalesce(error, ?)', [storable(error)]),
        settles_at: this.knex.raw('coalesce(settles_at, ?)', [
          clock.after(settleMs),
        ]),
      }),
    });
  }

  async #claim(
    matches: Matches,
    claim: Claim & {
      state: 'running' | 'undoing';
      events: NewEvent[];
      set?: (clock: DatabaseClock) => {};
    },
  ): Promise<Claimed | undefined> {
    const operation = await this.#table.change(matches, {
      events: claim.events,
      raisesEpoch: true,
      set: clock => ({
        ...claim.set?.(clock),
        state: claim.state,
        runner: claim.runner,
        deadline: clock.after(claim.leaseMs),
      }),
    });
    return (
      operation && {
        operation,
        journal: new Journal(this.#table, operation.id, operation.epoch),
        since: claim.since,
      }
    );
  }
}
