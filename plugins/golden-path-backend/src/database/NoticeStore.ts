import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import { DatabaseClock } from './DatabaseClock';
import { OperationRow } from './rows';

/** A notice that is owed, or that a process has undertaken to send. */
export interface OwedNotice {
  operationId: string;
  /** How often it has been tried, with this time. */
  tries: number;
}

/** An operation that went on meanwhile is told of at its next end. */
const TOLD: readonly OperationState[] = ['done', 'undone', 'stuck', 'adopted'];

/** Notices of ends that are owed, of all replicas. */
export class NoticeStore {
  constructor(
    private readonly knex: Knex,
    private readonly clock: DatabaseClock,
  ) {}

  /** The longest owed first. */
  async due(limit: number): Promise<OwedNotice[]> {
    const rows = await this.knex<OperationRow>('operations')
      .where('notice_due', '<=', this.clock.now())
      .whereIn('state', TOLD)
      .orderBy('notice_due')
      .limit(limit)
      .select('id', 'notice_tries');
    return rows.map(({ id, notice_tries }) => ({
      operationId: id,
      tries: notice_tries,
    }));
  }

  /** Undertakes to send it; if that comes to nothing, it is due again after `againMs`. Undefined when another process was faster. */
  async claim(
    { operationId, tries }: OwedNotice,
    againMs: number,
  ): Promise<OwedNotice | undefined> {
    const claimed = await this.knex('operations')
      .where({ id: operationId, notice_tries: tries })
      .where('notice_due', '<=', this.clock.now())
      .update({
        notice_due: this.clock.after(againMs),
        notice_tries: tries + 1,
      });
    return claimed === 1 ? { operationId, tries: tries + 1 } : undefined;
  }

  /**
   * It was sent, as the operation was under this epoch. When the operation has
   * moved on meanwhile, it is owed once more: what was sent may have taken the
   * place of something newer.
   */
  async settle(
    { operationId, tries }: OwedNotice,
    epoch: number,
  ): Promise<void> {
    await this.knex('operations')
      .where({ id: operationId, notice_tries: tries, epoch })
      .update({ notice_due: null, notice_tries: 0 });
    await this.knex('operations')
      .where({ id: operationId })
      .whereNot({ epoch })
      .update({ notice_due: this.clock.now(), notice_tries: 0 });
  }

  /** Nobody will be told, unless a later end owes another. */
  async giveUp({ operationId, tries }: OwedNotice): Promise<void> {
    await this.knex('operations')
      .where({ id: operationId, notice_tries: tries })
      .update({ notice_due: null, notice_tries: 0 });
  }

  /** Where nobody can be told. */
  async settleAll(): Promise<void> {
    await this.knex('operations')
      .whereNotNull('notice_due')
      .update({ notice_due: null, notice_tries: 0 });
  }
}
