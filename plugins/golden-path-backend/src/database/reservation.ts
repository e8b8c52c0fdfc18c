import type { ServiceSpec } from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import { canonicalRef } from '../operations/canonicalRef';
import { DatabaseClock } from './DatabaseClock';
import { OperationRecord, OperationRow, toOperation } from './rows';

export interface NewOperation {
  id: string;
  kind: 'create-service';
  spec: ServiceSpec;
  /** That it claims, each once. */
  hosts: string[];
  initiator: string;
  taskId?: string;
}

/** The operation that has reserved the name of a service or a host. */
export interface Holding {
  /** Absent: the name is held. */
  host?: string;
  holder: OperationRecord;
}

/**
 * Reserves the name and the hosts and enters the operation, in one transaction;
 * or tells who holds what of them, and reserves nothing.
 */
export async function accept(
  knex: Knex,
  clock: DatabaseClock,
  operation: NewOperation,
  handOverMs: number,
): Promise<{ accepted: OperationRecord } | { holdings: Holding[] }> {
  const { id, kind, spec, hosts, initiator, taskId } = operation;
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
    if (await reserve(trx, clock, operation)) {
      return { accepted: toOperation(row) };
    }
    await release(trx, id);
    await trx('operations').where({ id }).delete();
    const holdings = await holdingsOf(trx, { name: spec.name, hosts });
    return holdings.length > 0 ? { holdings } : undefined;
  });
  // Released between the two statements: as good as never held.
  return outcome ?? accept(knex, clock, operation, handOverMs);
}

/** False when not all of it is free; then some of it may be reserved. */
async function reserve(
  trx: Knex.Transaction,
  clock: DatabaseClock,
  { id, spec, hosts }: NewOperation,
): Promise<boolean> {
  const about = { operation_id: id, reserved_at: clock.now() };
  const names = await trx('name_reservations')
    .insert({ name: spec.name, ...about })
    .onConflict('name')
    .ignore()
    .returning('name');
  if (hosts.length === 0) {
    return names.length > 0;
  }
  // In one order everywhere, so that no two wait for each other.
  const rows = [...hosts].sort().map(host => ({ host, ...about }));
  const reserved = await trx('host_reservations')
    .insert(rows)
    .onConflict('host')
    .ignore()
    .returning('host');
  return names.length > 0 && reserved.length === hosts.length;
}

/** Lets go of the name and the hosts. */
export async function release(trx: Knex.Transaction, id: string) {
  await trx('name_reservations').where({ operation_id: id }).delete();
  await trx('host_reservations').where({ operation_id: id }).delete();
}

/** Forgets an operation that was accepted and on which nobody has begun. */
export async function discard(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async trx => {
    const mine = { id, state: 'waiting', epoch: 1 };
    const found = await trx('operations').where(mine).forUpdate().first('id');
    if (found) {
      await release(trx, id);
      await trx('operations').where(mine).delete();
    }
  });
}

/** Who has reserved a name and hosts. */
export async function holdingsOf(
  knex: Knex,
  { name, hosts }: { name?: string; hosts: string[] },
): Promise<Holding[]> {
  const byName = await knex<OperationRow>('operations').whereIn(
    'id',
    knex('name_reservations')
      .where({ name: name ?? null })
      .select('operation_id'),
  );
  const byHost = await knex('host_reservations')
    .join('operations', 'operations.id', 'host_reservations.operation_id')
    .whereIn('host_reservations.host', hosts)
    .orderBy('host_reservations.host')
    .select<(OperationRow & { host: string })[]>(
      'operations.*',
      'host_reservations.host',
    );
  return [
    ...byName.map(row => ({ holder: toOperation(row) })),
    ...byHost.map(row => ({ host: row.host, holder: toOperation(row) })),
  ];
}
