import Database from 'better-sqlite3';
import { createHash, randomBytes } from 'node:crypto';

/** GitHub keeps ten tokens per person, application and scope. */
const MAX_TOKENS = 10;

export interface TokenOwner {
  login: string;
  scopes: string[];
}

const digest = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/** Access tokens; only their digests are kept. */
export class Tokens {
  static open(file: string): Tokens {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.exec(
      'CREATE TABLE IF NOT EXISTS tokens (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, login TEXT NOT NULL, scopes TEXT NOT NULL)',
    );
    return new Tokens(db);
  }

  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  issue({ login, scopes }: TokenOwner): string {
    const token = `gho_${randomBytes(27).toString('base64url')}`;
    const text = scopes.join(',');
    this.#db
      .prepare('INSERT INTO tokens (digest, login, scopes) VALUES (?, ?, ?)')
      .run(digest(token), login, text);
    this.#db
      .prepare(
        'DELETE FROM tokens WHERE login = ? AND scopes = ? AND id NOT IN (SELECT id FROM tokens WHERE login = ? AND scopes = ? ORDER BY id DESC LIMIT ?)',
      )
      .run(login, text, login, text, MAX_TOKENS);
    return token;
  }

  ownerOf(token: string): TokenOwner | undefined {
    const row = this.#db
      .prepare('SELECT login, scopes FROM tokens WHERE digest = ?')
      .get(digest(token)) as { login: string; scopes: string } | undefined;
    return (
      row && { login: row.login, scopes: row.scopes.split(',').filter(Boolean) }
    );
  }

  close(): void {
    this.#db.close();
  }
}
