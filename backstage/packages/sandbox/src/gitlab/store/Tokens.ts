import { createHash, randomBytes } from 'node:crypto';
import type { Database } from './Database';
import type { TokenRow } from './rows';

const digestOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

export interface NewToken {
  userId: number;
  projectId?: number;
  name: string;
  description?: string | null;
  scopes: string[];
  accessLevel?: number;
  expiresAt: string | null;
}

/** Why a token is not accepted. */
export type TokenProblem = 'unknown' | 'expired' | 'revoked';

/** Access tokens; the database holds their digests only. */
export class Tokens {
  constructor(private readonly db: Database) {}

  /** GitLab's own prefix, so that secret scanners know one. */
  static generate(): string {
    return `glpat-${randomBytes(24).toString('base64url')}`;
  }

  add(token: NewToken, value = Tokens.generate()) {
    const id = this.db.insert('tokens', {
      user_id: token.userId,
      project_id: token.projectId ?? null,
      name: token.name,
      description: token.description ?? null,
      digest: digestOf(value),
      scopes: JSON.stringify(token.scopes),
      access_level: token.accessLevel ?? null,
      expires_at: token.expiresAt,
      created_at: new Date().toISOString(),
    });
    return { row: this.byId(id) as TokenRow, value };
  }

  byId(id: number): TokenRow | undefined {
    return this.db.get('SELECT * FROM tokens WHERE id = ?', id);
  }

  ofProject(projectId: number): TokenRow[] {
    return this.db.all(
      'SELECT * FROM tokens WHERE project_id = ? ORDER BY id',
      projectId,
    );
  }

  /** The token behind a value, or why it is none. */
  find(value: string): TokenRow | TokenProblem {
    const row = this.db.get<TokenRow>(
      'SELECT * FROM tokens WHERE digest = ?',
      digestOf(value),
    );
    if (!row) return 'unknown';
    if (row.revoked) return 'revoked';
    if (isExpired(row)) return 'expired';
    // once a minute is enough, and keeps reads from writing
    const now = new Date();
    if (now.getTime() - Date.parse(row.last_used_at ?? '1970-01-01') > 60_000) {
      this.db.update('tokens', row.id, { last_used_at: now.toISOString() });
    }
    return row;
  }

  revoke(id: number) {
    this.db.update('tokens', id, { revoked: 1 });
  }
}

/** A token ends at midnight UTC of its day. */
export function isExpired(token: TokenRow): boolean {
  return (
    token.expires_at !== null &&
    token.expires_at <= new Date().toISOString().slice(0, 10)
  );
}
