import type { GitLabContext } from './context';
import { ProjectRow } from './store';

/**
 * A project without what changes by itself: no time, no secret, no count of
 * reads. `trees` are what files there are, `commits` how they came there.
 *
 * @public
 */
export interface ProjectSnapshot {
  id: number;
  name: string;
  description: string | null;
  visibility: string;
  defaultBranch: string;
  topics: string[];
  settings: Record<string, unknown>;
  /** Tree of each branch and tag. */
  trees: Record<string, string>;
  /** Commit of each branch and tag. */
  commits: Record<string, string>;
  variables: Record<string, unknown>[];
  tokens: Record<string, unknown>[];
  hooks: Record<string, unknown>[];
  protectedBranches: Record<string, unknown>[];
  members: Record<string, unknown>[];
}

/**
 * Everything that GitLab holds, by path, to compare before with after.
 *
 * @public
 */
export interface GitLabSnapshot {
  groups: string[];
  users: string[];
  projects: Record<string, ProjectSnapshot>;
  /** Projects that wait for their deletion. */
  deletionScheduled: Record<string, ProjectSnapshot>;
}

/** Repositories that are read at the same time. */
const AT_ONCE = 8;

async function refsOf(context: GitLabContext, project: ProjectRow) {
  const repository = context.repositories.of(project.id);
  const refs = (await repository.isEmpty()) ? [] : await repository.refs();
  return {
    trees: Object.fromEntries(refs.map(ref => [ref.name, ref.tree])),
    commits: Object.fromEntries(refs.map(ref => [ref.name, ref.commit])),
  };
}

async function snapshotOf(
  context: GitLabContext,
  project: ProjectRow,
): Promise<ProjectSnapshot> {
  const { settings, tokens, people } = context.store;
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    visibility: project.visibility,
    defaultBranch: project.default_branch,
    topics: JSON.parse(project.topics),
    settings: JSON.parse(project.settings),
    ...(await refsOf(context, project)),
    variables: settings
      .variables(project.id)
      .map(({ id: _id, value: _value, project_id: _project, ...row }) => row),
    tokens: tokens.ofProject(project.id).map(row => ({
      id: row.id,
      name: row.name,
      scopes: JSON.parse(row.scopes),
      accessLevel: row.access_level,
      expiresAt: row.expires_at,
      revoked: row.revoked === 1,
    })),
    hooks: settings
      .hooks(project.id)
      .map(({ token: _token, created_at: _at, ...row }) => row),
    protectedBranches: settings
      .protections(project.id)
      .map(({ id: _id, project_id: _project, ...row }) => row),
    members: people.members('project', project.id).map(row => ({
      user: people.user(row.user_id)?.username,
      accessLevel: row.access_level,
    })),
  };
}

/** Reads it all; nothing of it is a secret. */
export async function snapshot(
  context: GitLabContext,
): Promise<GitLabSnapshot> {
  const { people, projects } = context.store;
  const result: GitLabSnapshot = {
    groups: people
      .namespaces()
      .filter(row => row.kind === 'group')
      .map(row => row.full_path),
    users: people
      .users()
      .filter(user => !user.bot)
      .map(user => user.username),
    projects: {},
    deletionScheduled: {},
  };
  const all = projects.all();
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const some = all.slice(start, start + AT_ONCE);
    const shots = await Promise.all(some.map(one => snapshotOf(context, one)));
    some.forEach((project, i) => {
      const group = project.marked_for_deletion_at
        ? result.deletionScheduled
        : result.projects;
      group[project.full_path] = shots[i];
    });
  }
  return result;
}
