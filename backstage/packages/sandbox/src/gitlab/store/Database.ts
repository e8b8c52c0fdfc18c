import BetterSqlite from 'better-sqlite3';
import { migrations } from './schema';

export type Value = string | number | null;

/** A column's change; undefined leaves it as it is. */
export type Columns = Record<string, Value | undefined>;

/** SQLite, each statement prepared once. Table and column names are ours. */
export class Database {
  private readonly statements = new Map<string, BetterSqlite.Statement>();

  private constructor(private readonly db: BetterSqlite.Database) {}

  static open(file: string): Database {
    const db = new BetterSqlite(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    const done = Number(db.pragma('user_version', { simple: true }));
    for (let version = done; version < migrations.length; version++) {
      db.transaction(() => {
        db.exec(migrations[version]);
        db.pragma(`user_version = ${version + 1}`);
      })();
    }
    return new Database(db);
  }

  close() {
    this.db.close();
  }

  transaction<T>(work: () => T): T {
    return this.db.transaction(work)();
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: Value[]): number {
    return this.prepare(sql).run(...values).changes;
  }

  /** @returns the id of the new row */
  insert(table: string, columns: Columns): number {
    const entries = this.defined(columns);
    const names = entries.map(([name]) => name).join(', ');
    const marks = entries.map(() => '?').join(', ');
    const { lastInsertRowid } = this.prepare(
      `INSERT INTO ${table} (${names}) VALUES (${marks})`,
    ).run(...entries.map(([, value]) => value));
    return Number(lastInsertRowid);
  }

  update(table: string, id: number, columns: Columns) {
    const entries = this.defined(columns);
    if (entries.length === 0) return;
    const sets = entries.map(([name]) => `${name} = ?`).join(', ');
    this.prepare(`UPDATE ${table} SET ${sets} WHERE id = ?`).run(
      ...entries.map(([, value]) => value),
      id,
    );
  }

  private defined(columns: Columns) {
    return Object.entries(columns).filter(
      (entry): entry is [string, Value] => entry[1] !== undefined,
    );
  }

  private prepare(sql: string): BetterSqlite.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
