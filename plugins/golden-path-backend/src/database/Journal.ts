import type {
  EffectState,
  OperationLinks,
  OperationStage,
} from '@cloudforge/plugin-golden-path-common';
import type { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { LeaseLostError } from '../operations/LeaseLostError';
import { Change, OperationTable, storable } from './OperationTable';
import { OrderedWrites } from './OrderedWrites';
import { EffectRecord, EffectRow, OperationRecord, toEffect } from './rows';

export interface Intent {
  stage: OperationStage;
  type: string;
  title: string;
  args: JsonObject;
}

export interface Settlement {
  state: EffectState;
  note?: string;
}

/**
 * What the holder of one lease writes. Every write compares the epoch that the
 * lease was taken under; once somebody else has raised it, nothing is written
 * and {@link LeaseLostError} is thrown. What a call to a vendor depends on is
 * waited for; what is only told to people goes along with the next write.
 */
export class Journal {
  readonly #writes: OrderedWrites;

  constructor(
    private readonly table: OperationTable,
    readonly operationId: string,
    readonly epoch: number,
  ) {
    this.#writes = new OrderedWrites(change => this.#commit(change));
  }

  /** The last write: raises the epoch, so that nothing that is still on its way, such as a beat, comes after it. */
  async end(change: Change): Promise<void> {
    await this.#writes.now({ ...change, raisesEpoch: true });
  }

  /** Writes what has been told and is not written yet. */
  async flush(): Promise<void> {
    await this.#writes.flush();
  }

  /** Prolongs the lease; tells who has asked for the cancellation, if somebody has. */
  async renew(leaseMs: number): Promise<{ cancelledBy?: string }> {
    const rows = await this.table
      .knex('operations')
      .where({ id: this.operationId, epoch: this.epoch })
      .update({ deadline: this.table.clock.after(leaseMs) })
      .returning('cancelled_by');
    if (rows.length === 0) {
      throw new LeaseLostError(this.operationId);
    }
    return { cancelledBy: rows[0].cancelled_by ?? undefined };
  }

  /** Lets the lease end now, so that another process may take over. */
  async giveUp(): Promise<void> {
    await this.table
      .knex('operations')
      .where({ id: this.operationId, epoch: this.epoch })
      .whereNotNull('deadline')
      .update({ deadline: 0 });
  }

  /** Resolves before the line is written. */
  async log(
    level: 'info' | 'warn' | 'error',
    message: string,
    stage?: OperationStage,
  ): Promise<void> {
    this.#writes.later({ events: [{ level, message, stage }] });
  }

  /** Likewise. */
  async startStage(stage: OperationStage, message: string): Promise<void> {
    this.#writes.later({
      set: () => ({ stage }),
      events: [{ level: 'info', message, stage }],
    });
  }

  /** Likewise. */
  async setLinks(links: OperationLinks): Promise<void> {
    this.#writes.later({ set: () => ({ links: JSON.stringify(links) }) });
  }

  /** Writes down what is about to be made, before it is; returns its number in the journal. */
  async intend({ stage, type, title, args }: Intent): Promise<number> {
    const { lastEvent } = await this.#writes.now({
      events: [{ level: 'info', message: `Making ${title}`, stage }],
      also: (trx, operation) =>
        trx('operation_effects').insert({
          operation_id: operation.id,
          // The number of the event: unique, and in the order of the intents.
          seq: operation.lastEvent,
          stage,
          type,
          title: storable(title),
          args: JSON.stringify(args),
          state: 'intended',
          in_doubt: true,
          updated_at: this.table.clock.now(),
        }),
    });
    return lastEvent;
  }

  async applied(
    seq: number,
    { stage, title }: Intent,
    { result, url }: { result: JsonObject; url?: string },
  ): Promise<void> {
    await this.#writes.now({
      events: [{ level: 'info', message: `Made ${title}`, stage }],
      also: this.#effect(seq, {
        state: 'applied',
        result: JSON.stringify(result),
        url: url ?? null,
        in_doubt: false,
      }),
    });
  }

  /** The effect failed; `inDoubt` says whether the vendor may have done it all the same. */
  async refused(
    seq: number,
    { stage, title }: Intent,
    { reason, inDoubt }: { reason: string; inDoubt: boolean },
  ): Promise<void> {
    await this.#writes.now({
      events: [
        {
          level: 'error',
          message: `Could not make ${title}: ${reason}`,
          stage,
        },
      ],
      also: this.#effect(seq, { in_doubt: inDoubt }),
    });
  }

  /** What became of an effect in the undo, which begins when no call can still arrive. */
  async settled(
    { seq, stage }: EffectRecord,
    { state, note }: Settlement,
    event: { level: 'info' | 'warn' | 'error'; message: string },
  ): Promise<void> {
    await this.#writes.now({
      events: [{ ...event, stage }],
      also: this.#effect(seq, {
        state,
        note: note === undefined ? null : storable(note),
        in_doubt: false,
      }),
    });
  }

  async effects(): Promise<EffectRecord[]> {
    const rows = await this.table
      .knex<EffectRow>('operation_effects')
      .where({ operation_id: this.operationId })
      .orderBy('seq');
    return rows.map(toEffect);
  }

  async #commit(change: Change): Promise<OperationRecord> {
    const operation = await this.table.change(
      query => query.where({ id: this.operationId, epoch: this.epoch }),
      change,
    );
    if (!operation) {
      throw new LeaseLostError(this.operationId);
    }
    return operation;
  }

  #effect(seq: number, columns: Partial<EffectRow>) {
    return async (trx: Knex.Transaction) => {
      await trx('operation_effects')
        .where({ operation_id: this.operationId, seq })
        .update({ ...columns, updated_at: this.table.clock.now() });
    };
  }
}
