import type { ServiceSpec } from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import { canonicalRef } from '../operations/canonicalRef';
import { DatabaseClock } from './DatabaseClock';
import { OperationRecord, OperationRow, toOperation } from './rows';

export interface NewOperation {
  id: string;
  kind: 'create-service';
  spec: ServiceSpec;
  initiator: string;
  taskId?: string;
}

/** Reserves the name and enters the operation, in one transaction; or tells who holds the name. */
export async function accept(
  knex: Knex,
  clock: DatabaseClock,
  operation: NewOperation,
  handOverMs: number,
): Promise<{ accepted: OperationRecord } | { holder: OperationRecord }> {
  const { id, kind, spec, initiator, taskId } = operation;
  const outcome = await knex.transaction(async trx => {
    const [row] = await trx<OperationRow>('operations')
      .insert({
        id,
        kind,
        service: spec.name,
        owner: canonicalRef(spec.owner),
        initiator,
        task_id: taskId ?? null,
        spec: JSON.stringify(spec),
        state: 'waiting',
        phase: 'publish',
        epoch: 1,
        deadline: clock.after(handOverMs),
        last_event: 0,
        created_at: clock.now(),
        updated_at: clock.now(),
      } as {})
      .returning<OperationRow[]>('*');
    const reserved = await trx('name_reservations')
      .insert({
        name: spec.name,
        operation_id: id,
        reserved_at: clock.now(),
      })
      .onConflict('name')
      .ignore()
      .returning('name');
    if (reserved.length > 0) {
      return { accepted: toOperation(row) };
    }
    await trx('operations').where({ id }).delete();
    const holder = await findHolder(trx, spec.name);
    return holder && { holder };
  });
  // Released between the two statements: as good as never held.
  return outcome ?? accept(knex, clock, operation, handOverMs);
}

/** Forgets an operation that was accepted and on which nobody has begun. */
export async function discard(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async trx => {
    const mine = { id, state: 'waiting', epoch: 1 };
    const found = await trx('operations').where(mine).forUpdate().first('id');
    if (found) {
      await trx('name_reservations').where({ operation_id: id }).delete();
      await trx('operations').where(mine).delete();
    }
  });
}

/** The operation that has reserved a name. */
export async function findHolder(
  knex: Knex,
  name: string,
): Promise<OperationRecord | undefined> {
  const row = await knex<OperationRow>('operations')
    .whereIn(
      'id',
      knex('name_reservations').where({ name }).select('operation_id'),
    )
    .first();
  return row && toOperation(row);
}
