import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { must } from '../expect';
import { connect } from './connect';

export interface Watched {
  /** Database of the plugin that owns the table. */
  database: string;
  table: string;
  on: 'insert' | 'update';
}

/** Held rows wait for an advisory lock that bears their table's name. */
const INSTALL = `
  create table if not exists verify_rules (tbl text, patterns text[], action text);
  create or replace function verify_row() returns trigger as $$
  declare found text;
  begin
    select action into found from verify_rules
      where tbl = tg_table_name and to_jsonb(new)::text like all (patterns) limit 1;
    if found = 'fail' then
      raise exception 'refused for verification';
    elsif found = 'disk full' then
      raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
    elsif found = 'hold' then
      perform pg_advisory_xact_lock_shared(hashtext(tg_table_name));
    end if;
    return new;
  end $$ language plpgsql`;

/**
 * Makes a plugin's writes of certain rows fail, or stand still right before
 * they take effect: the moment between what a vendor answered and its being
 * recorded, which no wire can reach.
 */
export class RowHold {
  /** The table has to be there: the portal has started once. */
  static async install(
    connectionString: string,
    { database, table, on }: Watched,
  ): Promise<RowHold> {
    const client = await connect(connectionString, database);
    await client.query(INSTALL);
    await client.query(
      `create or replace trigger verify_row before ${on} on ${client.escapeIdentifier(
        table,
      )} for each row execute function verify_row()`,
    );
    await client.query('select pg_advisory_lock(hashtext($1))', [table]);
    return new RowHold(client, table);
  }

  private constructor(
    private readonly client: Client,
    private readonly table: string,
  ) {}

  /** Rows whose JSON matches every pattern (SQL LIKE) stand still until released. */
  async hold(...patterns: string[]): Promise<void> {
    await this.add('hold', patterns);
  }

  /** Rows whose JSON matches every pattern cannot be written. */
  async fail(...patterns: string[]): Promise<void> {
    await this.add('fail', patterns);
  }

  /** Likewise, as the server says it when its disk is full. */
  async fillDisk(...patterns: string[]): Promise<void> {
    await this.add('disk full', patterns);
  }

  /** Settles when as many rows stand still. */
  async untilHeld(count: number): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const { rows } = await this.client.query(
        `select count(*)::int as held from pg_locks l join pg_database d on d.oid = l.database
         where locktype = 'advisory' and not granted and datname = current_database()
           and objid = (hashtext($1)::bigint & x'ffffffff'::bigint)::oid`,
        [this.table],
      );
      if (rows[0].held >= count) {
        return;
      }
      must(
        Date.now() < deadline,
        `${rows[0].held} of ${count} writes came to where they were to stand still`,
      );
      await sleep(50);
    }
  }

  /** Transactions of the plugin's database since the server started. */
  async transactions(): Promise<number> {
    const { rows } = await this.client.query(
      'select xact_commit::int as count from pg_stat_database where datname = current_database()',
    );
    return rows[0].count;
  }

  /** Lets every row go, and holds and fails none any more. */
  async release(): Promise<void> {
    const { client, table } = this;
    await client.query('delete from verify_rules where tbl = $1', [table]);
    await client.query('select pg_advisory_unlock(hashtext($1))', [table]);
    await client.query('select pg_advisory_lock(hashtext($1))', [table]);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async add(action: 'hold' | 'fail' | 'disk full', patterns: string[]) {
    await this.client.query(
      'insert into verify_rules (tbl, patterns, action) values ($1, $2, $3)',
      [this.table, patterns, action],
    );
  }
}
