import type { Database } from './Database';
import type {
  MemberRow,
  NamespaceRow,
  ProjectRow,
  UserRow,
  Visibility,
} from './rows';

/** https://docs.gitlab.com/api/access_requests/#valid-access-levels */
export const AccessLevel = {
  none: 0,
  guest: 10,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
} as const;

/** Users, groups and who is a member of what. */
export class People {
  constructor(private readonly db: Database) {}

  user(id: number): UserRow | undefined {
    return this.db.get('SELECT * FROM users WHERE id = ?', id);
  }

  users(): UserRow[] {
    return this.db.all('SELECT * FROM users ORDER BY id');
  }

  addUser(user: {
    username: string;
    name: string;
    email: string;
    admin?: boolean;
    bot?: boolean;
  }): UserRow {
    const created_at = new Date().toISOString();
    return this.db.transaction(() => {
      const id = this.db.insert('users', {
        username: user.username,
        name: user.name,
        email: user.email,
        admin: user.admin ? 1 : 0,
        bot: user.bot ? 1 : 0,
        created_at,
      });
      if (!user.bot) {
        this.db.insert('namespaces', {
          kind: 'user',
          owner_id: id,
          name: user.name,
          path: user.username,
          full_path: user.username,
          visibility: 'public',
          created_at,
        });
      }
      return this.user(id) as UserRow;
    });
  }

  namespace(id: number): NamespaceRow | undefined {
    return this.db.get('SELECT * FROM namespaces WHERE id = ?', id);
  }

  namespaceByPath(fullPath: string): NamespaceRow | undefined {
    return this.db.get(
      'SELECT * FROM namespaces WHERE full_path = ?',
      fullPath,
    );
  }

  namespaces(): NamespaceRow[] {
    return this.db.all('SELECT * FROM namespaces ORDER BY id');
  }

  addGroup(group: {
    name: string;
    path: string;
    parent?: NamespaceRow;
    description?: string;
    visibility: Visibility;
    ownerId: number;
  }): NamespaceRow {
    const created_at = new Date().toISOString();
    return this.db.transaction(() => {
      const id = this.db.insert('namespaces', {
        kind: 'group',
        parent_id: group.parent?.id ?? null,
        name: group.name,
        path: group.path,
        full_path: group.parent
          ? `${group.parent.full_path}/${group.path}`
          : group.path,
        description: group.description ?? '',
        visibility: group.visibility,
        created_at,
      });
      this.setMember('group', id, group.ownerId, AccessLevel.owner);
      return this.namespace(id) as NamespaceRow;
    });
  }

  members(source: MemberRow['source'], id: number): MemberRow[] {
    return this.db.all(
      'SELECT * FROM members WHERE source = ? AND source_id = ? ORDER BY user_id',
      source,
      id,
    );
  }

  /** Direct members, and those that the groups above bring. */
  allMembers(project: ProjectRow): MemberRow[] {
    const best = new Map<number, MemberRow>();
    const rows = [
      ...this.members('project', project.id),
      ...this.ancestors(project.namespace_id).flatMap(group =>
        this.members('group', group.id),
      ),
    ];
    for (const row of rows) {
      const known = best.get(row.user_id);
      if (!known || known.access_level < row.access_level) {
        best.set(row.user_id, row);
      }
    }
    return [...best.values()];
  }

  groupMembers(group: NamespaceRow): MemberRow[] {
    return this.ancestors(group.id).flatMap(({ id }) =>
      this.members('group', id),
    );
  }

  setMember(
    source: MemberRow['source'],
    sourceId: number,
    userId: number,
    accessLevel: number,
    expiresAt: string | null = null,
  ) {
    this.db.run(
      `INSERT INTO members (source, source_id, user_id, access_level, expires_at, created_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET access_level = excluded.access_level, expires_at = excluded.expires_at`,
      source,
      sourceId,
      userId,
      accessLevel,
      expiresAt,
      new Date().toISOString(),
    );
  }

  removeMember(source: MemberRow['source'], id: number, userId: number) {
    return this.db.run(
      'DELETE FROM members WHERE source = ? AND source_id = ? AND user_id = ?',
      source,
      id,
      userId,
    );
  }

  /** A namespace and those above it, innermost first. */
  ancestors(id: number): NamespaceRow[] {
    return this.db.all(
      `WITH RECURSIVE up (id, depth) AS (
         SELECT ?, 0
         UNION ALL
         SELECT namespaces.parent_id, depth + 1 FROM namespaces JOIN up ON namespaces.id = up.id
         WHERE namespaces.parent_id IS NOT NULL
       )
       SELECT namespaces.* FROM namespaces JOIN up USING (id) ORDER BY depth`,
      id,
    );
  }
}
