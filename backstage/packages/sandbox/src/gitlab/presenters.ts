import type { CommitRecord, FileDiff, TreeEntry } from '../git';
import type { GitLabContext } from './context';
import {
  NamespaceRow,
  ProjectRow,
  TokenRow,
  UserRow,
  isExpired,
} from './store';

/** `2026-11-22T06:00:00.000+00:00`, as GitLab writes a commit's times. */
const commitTime = (iso: string) =>
  iso.replace(/^(.{19})/, '$1.000').replace(/Z$/, '+00:00');

export function presentUser(context: GitLabContext, user: UserRow) {
  return {
    id: user.id,
    username: user.username,
    public_email: null,
    name: user.name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${context.url}/${user.username}`,
  };
}

export function presentNamespace(context: GitLabContext, row: NamespaceRow) {
  const page = row.kind === 'group' ? `groups/${row.full_path}` : row.full_path;
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    kind: row.kind,
    full_path: row.full_path,
    parent_id: row.parent_id,
    avatar_url: null,
    web_url: `${context.url}/${page}`,
  };
}

export function presentGroup(context: GitLabContext, row: NamespaceRow) {
  const above = context.store.people.ancestors(row.id).reverse();
  return {
    id: row.id,
    web_url: `${context.url}/groups/${row.full_path}`,
    name: row.name,
    path: row.path,
    description: row.description,
    visibility: row.visibility,
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    project_creation_level: 'developer',
    subgroup_creation_level: 'maintainer',
    default_branch: null,
    default_branch_protection: 2,
    request_access_enabled: true,
    archived: false,
    avatar_url: null,
    full_name: above.map(({ name }) => name).join(' / '),
    full_path: row.full_path,
    created_at: row.created_at,
    parent_id: row.parent_id,
    marked_for_deletion_on: null,
  };
}

/** The short form that lists of other things carry. */
export function presentProjectSummary(context: GitLabContext, row: ProjectRow) {
  const namespace = context.store.people.namespace(
    row.namespace_id,
  ) as NamespaceRow;
  const url = `${context.url}/${row.full_path}`;
  const topics: string[] = JSON.parse(row.topics);
  return {
    id: row.id,
    description: row.description,
    name: row.name,
    name_with_namespace: `${namespace.name} / ${row.name}`,
    path: row.path,
    path_with_namespace: row.full_path,
    created_at: row.created_at,
    default_branch: row.default_branch,
    tag_list: topics,
    topics,
    ssh_url_to_repo: `git@${new URL(context.url).hostname}:${
      row.full_path
    }.git`,
    http_url_to_repo: `${url}.git`,
    web_url: url,
    readme_url: `${url}/-/blob/${row.default_branch}/README.md`,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: row.last_activity_at,
    visibility: row.visibility,
    namespace: presentNamespace(context, namespace),
  };
}

/** Links of a project to its own parts. */
function links(context: GitLabContext, row: ProjectRow) {
  const self = `${context.url}/api/v4/projects/${row.id}`;
  return {
    self,
    issues: `${self}/issues`,
    merge_requests: `${self}/merge_requests`,
    repo_branches: `${self}/repository/branches`,
    labels: `${self}/labels`,
    events: `${self}/events`,
    members: `${self}/members`,
  };
}

export async function presentProject(
  context: GitLabContext,
  row: ProjectRow,
  accessLevel?: number,
) {
  return {
    ...presentProjectSummary(context, row),
    container_registry_image_prefix: '',
    _links: links(context, row),
    marked_for_deletion_at: row.marked_for_deletion_at?.slice(0, 10) ?? null,
    marked_for_deletion_on: row.marked_for_deletion_at?.slice(0, 10) ?? null,
    packages_enabled: true,
    empty_repo: await context.repositories.of(row.id).isEmpty(),
    archived: false,
    resolve_outdated_diff_discussions: false,
    issues_enabled: true,
    merge_requests_enabled: true,
    wiki_enabled: true,
    jobs_enabled: true,
    snippets_enabled: true,
    container_registry_enabled: true,
    shared_runners_enabled: true,
    lfs_enabled: true,
    request_access_enabled: true,
    merge_method: 'merge',
    squash_option: 'default_off',
    auto_devops_enabled: false,
    ci_config_path: '',
    only_allow_merge_if_pipeline_succeeds: false,
    only_allow_merge_if_all_discussions_are_resolved: false,
    allow_merge_on_skipped_pipeline: null,
    open_issues_count: 0,
    import_status: 'none',
    creator_id: row.creator_id,
    updated_at: row.updated_at,
    shared_with_groups: [],
    ...JSON.parse(row.settings),
    permissions: {
      project_access: accessLevel
        ? { access_level: accessLevel, notification_level: 3 }
        : null,
      group_access: null,
    },
  };
}

export function presentCommit(
  context: GitLabContext,
  project: ProjectRow,
  commit: CommitRecord,
) {
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    created_at: commitTime(commit.committer.at),
    parent_ids: commit.parents,
    title: commit.title,
    message: commit.message,
    author_name: commit.author.name,
    author_email: commit.author.email,
    authored_date: commitTime(commit.author.at),
    committer_name: commit.committer.name,
    committer_email: commit.committer.email,
    committed_date: commitTime(commit.committer.at),
    trailers: {},
    extended_trailers: {},
    web_url: `${context.url}/${project.full_path}/-/commit/${commit.id}`,
  };
}

export function presentDiff(diff: FileDiff) {
  return {
    diff: diff.diff,
    collapsed: false,
    too_large: false,
    new_path: diff.newPath,
    old_path: diff.oldPath,
    a_mode: diff.aMode,
    b_mode: diff.bMode,
    new_file: diff.newFile,
    renamed_file: diff.renamedFile,
    deleted_file: diff.deletedFile,
    generated_file: null,
  };
}

export function presentTreeEntry(entry: TreeEntry) {
  return {
    id: entry.object,
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    type: entry.type,
    path: entry.path,
    mode: entry.mode,
  };
}

export function presentToken(token: TokenRow) {
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked === 1,
    created_at: token.created_at,
    description: token.description,
    scopes: JSON.parse(token.scopes) as string[],
    user_id: token.user_id,
    last_used_at: token.last_used_at,
    active: token.revoked === 0 && !isExpired(token),
    expires_at: token.expires_at,
    ...(token.access_level === null
      ? {}
      : {
          access_level: token.access_level,
          resource_type: 'project',
          resource_id: token.project_id,
        }),
  };
}
