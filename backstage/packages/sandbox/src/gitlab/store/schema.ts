/** One step a version; `user_version` says how many a database has had. */
export const migrations = [
  `
  CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    admin INTEGER NOT NULL DEFAULT 0,
    bot INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL
  );
  CREATE TABLE namespaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    owner_id INTEGER REFERENCES users (id),
    parent_id INTEGER REFERENCES namespaces (id),
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    full_path TEXT NOT NULL UNIQUE COLLATE NOCASE,
    description TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL,
    created_at TEXT NOT NULL
  );
  CREATE TABLE projects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    namespace_id INTEGER NOT NULL REFERENCES namespaces (id),
    name TEXT NOT NULL,
    path TEXT NOT NULL COLLATE NOCASE,
    description TEXT,
    visibility TEXT NOT NULL,
    default_branch TEXT NOT NULL,
    topics TEXT NOT NULL DEFAULT '[]',
    settings TEXT NOT NULL DEFAULT '{}',
    creator_id INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    last_activity_at TEXT NOT NULL,
    marked_for_deletion_at TEXT,
    UNIQUE (namespace_id, path),
    UNIQUE (namespace_id, name)
  );
  CREATE TABLE redirects (
    path TEXT PRIMARY KEY COLLATE NOCASE,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE
  );
  CREATE TABLE members (
    source TEXT NOT NULL,
    source_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id),
    access_level INTEGER NOT NULL,
    expires_at TEXT,
    created_at TEXT NOT NULL,
    PRIMARY KEY (source, source_id, user_id)
  );
  CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    digest TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    access_level INTEGER,
    expires_at TEXT,
    revoked INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    last_used_at TEXT
  );
  CREATE TABLE variables (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    variable_type TEXT NOT NULL,
    protected INTEGER NOT NULL,
    masked INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    raw INTEGER NOT NULL,
    environment_scope TEXT NOT NULL,
    description TEXT,
    UNIQUE (project_id, key, environment_scope)
  );
  CREATE TABLE hooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    token TEXT,
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    push_events INTEGER NOT NULL,
    tag_push_events INTEGER NOT NULL,
    enable_ssl_verification INTEGER NOT NULL,
    created_at TEXT NOT NULL
  );
  CREATE TABLE protected_branches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    push_access_level INTEGER NOT NULL,
    merge_access_level INTEGER NOT NULL,
    allow_force_push INTEGER NOT NULL,
    UNIQUE (project_id, name)
  );
  CREATE INDEX projects_by_namespace ON projects (namespace_id);
  CREATE INDEX tokens_by_project ON tokens (project_id);
  CREATE INDEX hooks_by_project ON hooks (project_id);
  `,
];
