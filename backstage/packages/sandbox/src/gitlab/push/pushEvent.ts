import type { GitRepository } from '../../git';
import type { GitLabContext } from '../context';
import type { ProjectRow, UserRow } from '../store';

export const ZERO = '0'.repeat(40);

export interface RefChange {
  ref: string;
  before: string;
  after: string;
}

/** GitLab lists so many commits of a push and counts the rest. */
const LISTED_COMMITS = 20;

interface Changed {
  added: string[];
  modified: string[];
  removed: string[];
}

/** What each commit did to which paths, in one git process. */
async function changedPaths(
  repository: GitRepository,
  ids: string[],
): Promise<Map<string, Changed>> {
  const out = await repository.run(
    [
      'diff-tree',
      '--stdin',
      '--root',
      '-r',
      '--name-status',
      '-z',
      '--no-renames',
    ],
    `${ids.join('\n')}\n`,
  );
  const found = new Map<string, Changed>();
  let current: Changed | undefined;
  const words = out.toString().split('\0');
  for (let i = 0; i < words.length; i++) {
    const word = words[i].trim();
    if (/^[0-9a-f]{40}$/.test(word)) {
      current = { added: [], modified: [], removed: [] };
      found.set(word, current);
    } else if (current && /^[A-Z]$/.test(word)) {
      const group = { A: current.added, D: current.removed }[word];
      (group ?? current.modified).push(words[++i]);
    }
  }
  return found;
}

async function commitsOf(
  context: GitLabContext,
  project: ProjectRow,
  change: RefChange,
) {
  if (change.after === ZERO) return { listed: [], total: 0 };
  const repository = context.repositories.of(project.id);
  const range =
    change.before === ZERO ? change.after : `${change.before}..${change.after}`;
  const all = await repository.log(range);
  const newest = all.slice(0, LISTED_COMMITS);
  const paths = await changedPaths(
    repository,
    newest.map(({ id }) => id),
  );
  const listed = newest.reverse().map(commit => ({
    id: commit.id,
    message: commit.message,
    title: commit.title,
    timestamp: commit.committer.at,
    url: `${context.url}/${project.full_path}/-/commit/${commit.id}`,
    author: { name: commit.author.name, email: commit.author.email },
    ...(paths.get(commit.id) ?? { added: [], modified: [], removed: [] }),
  }));
  return { listed, total: all.length };
}

function describeProject(context: GitLabContext, project: ProjectRow) {
  const web = `${context.url}/${project.full_path}`;
  const ssh = `git@${new URL(context.url).hostname}:${project.full_path}.git`;
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    web_url: web,
    avatar_url: null,
    git_ssh_url: ssh,
    git_http_url: `${web}.git`,
    namespace: context.store.people.namespace(project.namespace_id)?.name,
    visibility_level: { private: 0, internal: 10, public: 20 }[
      project.visibility
    ],
    path_with_namespace: project.full_path,
    default_branch: project.default_branch,
    ci_config_path: '',
    homepage: web,
    url: ssh,
    ssh_url: ssh,
    http_url: `${web}.git`,
  };
}

/**
 * The body of a push event.
 * Source: https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events
 */
export async function pushEvent(
  context: GitLabContext,
  project: ProjectRow,
  user: UserRow,
  change: RefChange,
) {
  const branch = change.ref.replace(/^refs\/heads\//, '');
  const kind = change.ref.startsWith('refs/tags/') ? 'tag_push' : 'push';
  const { listed, total } = await commitsOf(context, project, change);
  const described = describeProject(context, project);
  return {
    object_kind: kind,
    event_name: kind,
    before: change.before,
    after: change.after,
    ref: change.ref,
    ref_protected:
      context.store.settings.protectionsOf(project.id, branch).length > 0,
    checkout_sha: change.after === ZERO ? null : change.after,
    message: null,
    user_id: user.id,
    user_name: user.name,
    user_username: user.username,
    user_email: user.email,
    user_avatar: null,
    project_id: project.id,
    project: described,
    commits: listed,
    total_commits_count: total,
    push_options: {},
    repository: {
      name: project.name,
      url: described.url,
      description: project.description,
      homepage: described.homepage,
      git_http_url: described.git_http_url,
      git_ssh_url: described.git_ssh_url,
      visibility_level: described.visibility_level,
    },
  };
}
