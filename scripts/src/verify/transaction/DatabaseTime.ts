import { Client } from 'pg';
import { connect, SESSION_NAME } from './connect';

/** The clock of a plugin's database, which the server itself does not let anybody set. */
export class DatabaseTime {
  /** Puts a function of the same name before the server's own, for sessions that begin from now on. */
  static async install(
    connectionString: string,
    database: string,
  ): Promise<DatabaseTime> {
    const client = await connect(connectionString, database);
    const time = new DatabaseTime(client);
    await time.jump('0');
    await client.query(
      `alter database ${client.escapeIdentifier(
        database,
      )} set search_path = public, pg_catalog`,
    );
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> $1 and state = 'idle'`,
      [SESSION_NAME],
    );
    return time;
  }

  private constructor(private readonly client: Client) {}

  /** Sets it ahead of the server's by an interval such as `1 hour`; `0` sets it right. */
  async jump(ahead: string): Promise<void> {
    const { client } = this;
    await client.query(
      `create or replace function public.clock_timestamp() returns timestamptz
       language sql volatile as ${client.escapeLiteral(
         `select pg_catalog.clock_timestamp() + interval ${client.escapeLiteral(
           ahead,
         )}`,
       )}`,
    );
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
