import { Knex } from 'knex';

/**
 * The one clock that leases and deadlines are measured by, as an SQL
 * expression in milliseconds since 1970: replicas on PostgreSQL share the
 * server's clock, so theirs need not agree. SQLite serves one process, whose
 * clock it is.
 */
export interface DatabaseClock {
  now(): Knex.Raw;
  /** `ms` from now. */
  after(ms: number): Knex.Raw;
}

export function createDatabaseClock(knex: Knex): DatabaseClock {
  if (knex.client.config.client === 'pg') {
    // Not CURRENT_TIMESTAMP, which stands still within a transaction.
    const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
    return {
      now: () => knex.raw(now),
      after: ms => knex.raw(`${now} + ?::bigint`, [Math.round(ms)]),
    };
  }
  return createProcessClock(knex, () => Date.now());
}

/** A clock of this process, milliseconds since 1970. */
export function createProcessClock(
  knex: Knex,
  read: () => number,
): DatabaseClock {
  const at = (ms: number) => knex.raw('cast(? as bigint)', [Math.round(ms)]);
  return { now: () => at(read()), after: ms => at(read() + ms) };
}
