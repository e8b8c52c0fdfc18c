import Database from 'better-sqlite3';
import type { KubeObject } from './KubeObject';

/**
 * The cluster's objects on disk, so that a restart finds who owns what. One
 * row an object; the whole table is read once, at start.
 */
export class ObjectTable {
  static open(file: string): ObjectTable {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(
      'CREATE TABLE IF NOT EXISTS objects (key TEXT PRIMARY KEY, object TEXT NOT NULL) WITHOUT ROWID',
    );
    return new ObjectTable(db);
  }

  readonly #db: Database.Database;
  readonly #put: Database.Statement<[string, string]>;
  readonly #delete: Database.Statement<[string]>;

  private constructor(db: Database.Database) {
    this.#db = db;
    this.#put = db.prepare(
      'INSERT INTO objects (key, object) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET object = excluded.object',
    );
    this.#delete = db.prepare('DELETE FROM objects WHERE key = ?');
  }

  all(): KubeObject[] {
    const rows = this.#db.prepare('SELECT object FROM objects').all() as {
      object: string;
    }[];
    return rows.map(row => JSON.parse(row.object) as KubeObject);
  }

  put(key: string, object: KubeObject): void {
    this.#put.run(key, JSON.stringify(object));
  }

  delete(key: string): void {
    this.#delete.run(key);
  }

  close(): void {
    this.#db.close();
  }
}
