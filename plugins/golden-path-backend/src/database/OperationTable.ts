import type { OperationStage } from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import { OperationCancelledError } from '../operations/OperationCancelledError';
import { DatabaseClock } from './DatabaseClock';
import { databaseError } from './databaseError';
import { OperationRecord, OperationRow, toOperation } from './rows';

export interface NewEvent {
  stage?: OperationStage;
  level: 'info' | 'warn' | 'error';
  message: string;
}

type Columns = {
  [Column in keyof OperationRow]?: OperationRow[Column] | Knex.Raw;
};

/** One change of an operation, its events and its journal: all or nothing. */
export interface Change {
  set?: (clock: DatabaseClock) => Columns;
  events?: NewEvent[];
  /** Fences off whoever wrote under the present epoch. */
  raisesEpoch?: boolean;
  /** Further writes of the same transaction; the row is the changed one. */
  also?: (trx: Knex.Transaction, operation: OperationRecord) => Promise<void>;
}

/** Longest message that is kept; a vendor may answer with a whole page. */
const MAX_MESSAGE = 4_000;

/** A message as it can be kept: PostgreSQL takes no NUL in a text. */
export function storable(text: string): string {
  const printable = text.replaceAll('\0', '');
  return printable.length > MAX_MESSAGE
    ? `${printable.slice(0, MAX_MESSAGE - 1)}…`
    : printable;
}

/**
 * The only way to change an operation: compare and set. The row is locked by
 * the update, so the events of one operation become visible in the order of
 * their numbers, and a reader that has seen one has seen all before it.
 */
export class OperationTable {
  constructor(
    readonly knex: Knex,
    readonly clock: DatabaseClock,
    private readonly onChange: (operation: OperationRecord) => void = () => {},
  ) {}

  /**
   * Changes the one operation that matches; undefined, and nothing is written,
   * when none does. Throws ServiceUnavailableError when the database does not.
   */
  async change(
    matches: (query: Knex.QueryBuilder<OperationRow>) => void,
    change: Change,
  ): Promise<OperationRecord | undefined> {
    const changed = await this.#transact(matches, change).catch(error => {
      throw error instanceof OperationCancelledError
        ? error
        : databaseError(error);
    });
    if (changed) {
      this.onChange(changed);
    }
    return changed;
  }

  #transact(
    matches: (query: Knex.QueryBuilder<OperationRow>) => void,
    { set, events = [], raisesEpoch = false, also }: Change,
  ): Promise<OperationRecord | undefined> {
    return this.knex.transaction(async trx => {
      const [row] = await trx<OperationRow>('operations')
        .where(query => matches(query))
        .update({
          ...set?.(this.clock),
          epoch: trx.raw('epoch + ?', [raisesEpoch ? 1 : 0]),
          last_event: trx.raw('last_event + ?', [events.length]),
          updated_at: this.clock.now(),
        } as {})
        .returning<OperationRow[]>('*');
      if (!row) {
        return undefined;
      }
      const operation = toOperation(row);
      await this.#append(trx, operation, events);
      await also?.(trx, operation);
      return operation;
    });
  }

  async #append(
    trx: Knex.Transaction,
    { id, lastEvent }: OperationRecord,
    events: NewEvent[],
  ) {
    if (events.length > 0) {
      await trx('operation_events').insert(
        events.map((event, index) => ({
          operation_id: id,
          seq: lastEvent - events.length + 1 + index,
          stage: event.stage ?? null,
          level: event.level,
          message: storable(event.message),
          at: this.clock.now(),
        })),
      );
    }
  }
}
