import type { Database } from './Database';
import type { ProjectRow, Visibility } from './rows';

const SELECT = `SELECT projects.*, namespaces.full_path || '/' || projects.path AS full_path
  FROM projects JOIN namespaces ON namespaces.id = projects.namespace_id`;

export interface NewProject {
  namespaceId: number;
  name: string;
  path: string;
  description: string | null;
  visibility: Visibility;
  defaultBranch: string;
  topics: string[];
  settings: Record<string, unknown>;
  creatorId: number;
}

export interface ProjectChange {
  name?: string;
  path?: string;
  description?: string | null;
  visibility?: Visibility;
  default_branch?: string;
  topics?: string[];
  settings?: Record<string, unknown>;
  marked_for_deletion_at?: string | null;
}

export interface ProjectFilter {
  namespaceId?: number;
  search?: string;
  topic?: string;
  visibility?: string;
  idAfter?: number;
}

/** Projects, and the paths that they once had. */
export class Projects {
  constructor(private readonly db: Database) {}

  byId(id: number): ProjectRow | undefined {
    return this.db.get(`${SELECT} WHERE projects.id = ?`, id);
  }

  byPath(fullPath: string): ProjectRow | undefined {
    const slash = fullPath.lastIndexOf('/');
    return this.db.get(
      `${SELECT} WHERE namespaces.full_path = ? AND projects.path = ?`,
      fullPath.slice(0, slash),
      fullPath.slice(slash + 1),
    );
  }

  /** The project that had this path before it was renamed. */
  movedFrom(fullPath: string): ProjectRow | undefined {
    return this.db.get(
      `${SELECT} JOIN redirects ON redirects.project_id = projects.id WHERE redirects.path = ?`,
      fullPath,
    );
  }

  /** Not those that wait for their deletion. */
  list(filter: ProjectFilter = {}): ProjectRow[] {
    const where = ['projects.marked_for_deletion_at IS NULL'];
    const values: (string | number)[] = [];
    const also = (sql: string, ...more: (string | number)[]) => {
      where.push(sql);
      values.push(...more);
    };
    if (filter.namespaceId !== undefined) {
      also('projects.namespace_id = ?', filter.namespaceId);
    }
    if (filter.search) {
      const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
      also(
        `(projects.name LIKE ? ESCAPE '\\' OR projects.path LIKE ? ESCAPE '\\')`,
        like,
        like,
      );
    }
    if (filter.topic) {
      also(
        'EXISTS (SELECT 1 FROM json_each(projects.topics) WHERE value = ? COLLATE NOCASE)',
        filter.topic,
      );
    }
    if (filter.visibility) also('projects.visibility = ?', filter.visibility);
    if (filter.idAfter !== undefined) also('projects.id > ?', filter.idAfter);
    return this.db.all(
      `${SELECT} WHERE ${where.join(' AND ')} ORDER BY projects.id`,
      ...values,
    );
  }

  /** Each one, with those that wait for their deletion. */
  all(): ProjectRow[] {
    return this.db.all(`${SELECT} ORDER BY projects.id`);
  }

  /** Which of these two are in use in a namespace. */
  taken(namespaceId: number, name: string, path: string, except = 0) {
    const by = (column: string, value: string) =>
      this.db.get(
        `SELECT 1 FROM projects WHERE namespace_id = ? AND ${column} = ? AND id <> ?`,
        namespaceId,
        value,
        except,
      ) !== undefined;
    return { name: by('name', name), path: by('path', path) };
  }

  create(project: NewProject): ProjectRow {
    const now = new Date().toISOString();
    return this.db.transaction(() => {
      const id = this.db.insert('projects', {
        namespace_id: project.namespaceId,
        name: project.name,
        path: project.path,
        description: project.description,
        visibility: project.visibility,
        default_branch: project.defaultBranch,
        topics: JSON.stringify(project.topics),
        settings: JSON.stringify(project.settings),
        creator_id: project.creatorId,
        created_at: now,
        updated_at: now,
        last_activity_at: now,
      });
      const created = this.byId(id) as ProjectRow;
      this.forget(created.full_path);
      return created;
    });
  }

  update(project: ProjectRow, change: ProjectChange): ProjectRow {
    return this.db.transaction(() => {
      const { topics, settings, ...columns } = change;
      this.db.update('projects', project.id, {
        ...columns,
        topics: topics && JSON.stringify(topics),
        settings: settings && JSON.stringify(settings),
        updated_at: new Date().toISOString(),
      });
      const updated = this.byId(project.id) as ProjectRow;
      if (updated.full_path !== project.full_path) {
        this.forget(updated.full_path);
        this.db.run(
          'INSERT OR REPLACE INTO redirects (path, project_id) VALUES (?, ?)',
          project.full_path,
          project.id,
        );
      }
      return updated;
    });
  }

  touch(id: number) {
    this.db.update('projects', id, {
      last_activity_at: new Date().toISOString(),
    });
  }

  remove(id: number) {
    this.db.transaction(() => {
      this.db.run(
        `DELETE FROM members WHERE source = 'project' AND source_id = ?`,
        id,
      );
      this.db.run('DELETE FROM projects WHERE id = ?', id);
    });
  }

  /** A path that a project takes leads to nobody else any more. */
  private forget(fullPath: string) {
    this.db.run('DELETE FROM redirects WHERE path = ?', fullPath);
  }
}
