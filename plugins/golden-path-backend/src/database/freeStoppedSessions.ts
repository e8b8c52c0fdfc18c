import { Knex } from 'knex';

/** Far longer than a transaction of ours takes, and shorter than a lease. */
const IDLE_MS = 10_000;

interface Session {
  query(sql: string): Promise<unknown>;
}

interface Pool {
  on(
    event: 'createSuccess',
    listener: (id: number, session: Session) => void,
  ): void;
}

/**
 * Lets PostgreSQL end the transaction of a process that was stopped in the
 * middle of it: its lock on an operation would otherwise keep every other
 * process from taking that over. Holds for the sessions that begin from now on.
 */
export function freeStoppedSessions(knex: Knex): void {
  const pool: Pool = knex.client.pool;
  pool.on('createSuccess', (_id, session) => {
    // Sent before anything else of this session, so nothing has to wait for it.
    // A session that is gone already says so to whoever uses it next.
    session
      .query(`set idle_in_transaction_session_timeout = ${IDLE_MS}`)
      .catch(() => {});
  });
}
