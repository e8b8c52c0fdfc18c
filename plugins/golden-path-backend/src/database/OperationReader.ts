import type {
  EffectView,
  OperationEvent,
  OperationStage,
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  EffectRow,
  EventRow,
  OperationRecord,
  OperationRow,
  toEffect,
  toOperation,
} from './rows';

export interface ListQuery {
  service?: string;
  state?: OperationState;
  /** At most this many. */
  limit: number;
  /** Only what comes after this one, newest first. */
  after?: { createdAt: number; id: string };
  /** Narrows the list to what the caller may see. */
  visible?: (query: Knex.QueryBuilder) => void;
}

/** How far an operation has come. */
export type Progress = Pick<OperationRecord, 'state' | 'lastEvent'>;

/** Most events in one answer; a reader asks again from the last. */
const MAX_EVENTS = 500;

/** What people and callers read of operations. */
export class OperationReader {
  constructor(private readonly knex: Knex) {}

  /** Throws NotFoundError. */
  async get(id: string): Promise<OperationRecord> {
    const row = await this.knex<OperationRow>('operations')
      .where({ id })
      .first();
    if (!row) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return toOperation(row);
  }

  async view(id: string): Promise<OperationView> {
    const [view] = await this.#views([await this.get(id)]);
    return view;
  }

  async list(query: ListQuery): Promise<OperationView[]> {
    const { service, state, limit, after, visible } = query;
    const rows = await this.knex<OperationRow>('operations')
      .modify(builder => {
        if (service !== undefined) {
          builder.where({ service });
        }
        if (state !== undefined) {
          builder.where({ state });
        }
        if (visible) {
          builder.where(nested => visible(nested));
        }
        if (after) {
          builder.where(nested =>
            nested
              .where('created_at', '<', after.createdAt)
              .orWhere(same =>
                same
                  .where('created_at', after.createdAt)
                  .where('id', '<', after.id),
              ),
          );
        }
      })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return this.#views(rows.map(toOperation));
  }

  /** Operations that a task has started and that are in one of the states. */
  ofTask(taskId: string, states: OperationState[]): Promise<string[]> {
    return this.knex('operations')
      .whereIn('state', states)
      .where({ task_id: taskId })
      .pluck('id');
  }

  async events(id: string, after: number): Promise<OperationEvent[]> {
    const rows = await this.knex<EventRow>('operation_events')
      .where({ operation_id: id })
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(MAX_EVENTS);
    return rows.map(row => ({
      seq: row.seq,
      at: new Date(Number(row.at)).toISOString(),
      stage: (row.stage as OperationStage | null) ?? undefined,
      level: row.level as OperationEvent['level'],
      message: row.message,
    }));
  }

  /** How far each has come. */
  async progress(ids: string[]): Promise<Map<string, Progress>> {
    const rows = await this.knex<OperationRow>('operations')
      .whereIn('id', ids)
      .select('id', 'state', 'last_event');
    return new Map(
      rows.map(({ id, state, last_event: lastEvent }) => [
        id,
        { state: state as OperationState, lastEvent },
      ]),
    );
  }

  /** Owners by operation, for the permission framework. */
  async owners(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.knex<OperationRow>('operations')
      .whereIn('id', ids)
      .select('id', 'owner');
    return new Map(rows.map(row => [row.id, row.owner]));
  }

  async #views(operations: OperationRecord[]): Promise<OperationView[]> {
    const rows = await this.knex<EffectRow>('operation_effects')
      .whereIn(
        'operation_id',
        operations.map(operation => operation.id),
      )
      .orderBy('seq');
    const effects = new Map<string, EffectView[]>();
    for (const row of rows) {
      const { seq, stage, title, url, state, note } = toEffect(row);
      const list = effects.get(row.operation_id) ?? [];
      list.push({ seq, stage, title, url, state, note });
      effects.set(row.operation_id, list);
    }
    return operations.map(operation => ({
      id: operation.id,
      kind: operation.kind,
      service: operation.service,
      owner: operation.owner,
      initiator: operation.initiator,
      taskId: operation.taskId,
      state: operation.state,
      stage: operation.stage,
      error: operation.error,
      cancelledBy: operation.cancelledBy,
      nextUndoAt: nextUndoAt(operation),
      createdAt: new Date(operation.createdAt).toISOString(),
      updatedAt: new Date(operation.updatedAt).toISOString(),
      effects: effects.get(operation.id) ?? [],
      links: operation.links,
    }));
  }
}

function nextUndoAt({ state, deadline }: OperationRecord): string | undefined {
  return state === 'stuck' && deadline !== undefined
    ? new Date(deadline).toISOString()
    : undefined;
}
