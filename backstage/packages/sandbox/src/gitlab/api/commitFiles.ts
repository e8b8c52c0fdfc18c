import {
  CommitAction,
  GitRepository,
  IndexError,
  fastImport,
  planCommit,
} from '../../git';
import type { GitLabContext } from '../context';
import { ZERO, recordPush } from '../push';
import { AccessLevel, ProjectRow } from '../store';
import { Caller, levelOn } from './caller';
import { forbidden, invalid } from './errors';

export interface CommitRequest {
  branch: string;
  start_branch?: string;
  start_sha?: string;
  commit_message: string;
  author_name?: string;
  author_email?: string;
  force?: boolean;
  actions: CommitAction[];
}

/** How a file that changed meanwhile is refused; the two APIs differ. */
export type StaleText = (action: CommitAction) => string;

/** Whether the caller's level lets it write to a branch. */
export function mayPushTo(
  context: GitLabContext,
  project: ProjectRow,
  caller: Caller,
  branch: string,
): boolean {
  const level = levelOn(context, caller, project);
  if (level < AccessLevel.developer) return false;
  const protections = context.store.settings.protectionsOf(project.id, branch);
  // the most permissive one decides
  return (
    protections.length === 0 ||
    protections.some(
      row =>
        row.push_access_level > AccessLevel.none &&
        level >= row.push_access_level,
    )
  );
}

interface Start {
  /** What the branch is now. */
  tip?: string;
  /** What the commit stands on. */
  parent?: string;
}

/** app/services/commits/create_service.rb of GitLab, in its order. */
async function startOf(
  repository: GitRepository,
  request: CommitRequest,
): Promise<Start> {
  const { branch, start_branch, start_sha, force } = request;
  if (!start_sha && (await repository.isEmpty())) return {};
  const tip = await repository.resolve(`refs/heads/${branch}`);
  if (start_sha) {
    if (start_branch) {
      throw invalid("You can't pass both start_branch and start_sha");
    }
    if (!/^[0-9a-f]{40}$/.test(start_sha)) {
      throw invalid(`Invalid start_sha '${start_sha}'`);
    }
    const parent = await repository.resolve(start_sha);
    if (!parent) throw invalid(`Cannot find start_sha '${start_sha}'`);
    refuseExisting(branch, tip, force);
    return { tip, parent };
  }
  const from = start_branch ?? branch;
  const parent =
    from === branch ? tip : await repository.resolve(`refs/heads/${from}`);
  if (!parent) {
    throw invalid('You can only create or edit files when you are on a branch');
  }
  if (from !== branch) refuseExisting(branch, tip, force);
  return { tip, parent };
}

function refuseExisting(branch: string, tip?: string, force?: boolean) {
  if (tip && !force) {
    throw invalid(
      `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
    );
  }
}

/** Refuses what somebody else changed after the caller read it. */
async function checkFreshness(
  repository: GitRepository,
  parent: string,
  actions: CommitAction[],
  stale: StaleText,
) {
  for (const action of actions) {
    if (!action.last_commit_id || action.action === 'create') continue;
    const path = action.previous_path ?? action.file_path;
    const [last] = await repository.log(parent, { path, limit: 1 });
    if (last?.id !== action.last_commit_id) throw invalid(stale(action));
  }
}

function planned(
  base: Parameters<typeof planCommit>[0],
  actions: CommitAction[],
) {
  try {
    return planCommit(base, actions);
  } catch (error) {
    if (error instanceof IndexError) throw invalid(error.message);
    throw error;
  }
}

/**
 * Makes one commit of several actions; one at a time in a repository, so that
 * none is lost.
 *
 * @returns the id of the commit
 * @throws ApiError 400 with GitLab's text for what does not fit, 403 for a
 * branch that the caller may not push to
 */
export async function commitFiles(
  context: GitLabContext,
  project: ProjectRow,
  caller: Caller,
  request: CommitRequest,
  stale: StaleText = action =>
    `The file has changed since you started editing it: ${action.file_path}`,
): Promise<string> {
  const { branch, actions } = request;
  if (!mayPushTo(context, project, caller, branch)) {
    throw forbidden('You are not allowed to push into this branch');
  }
  const { user } = caller;
  const committer = { name: user.name, email: user.email };
  const author = {
    name: request.author_name ?? user.name,
    email: request.author_email ?? user.email,
  };
  return context.repositories.exclusively(project.id, async () => {
    const repository = context.repositories.of(project.id);
    const { tip, parent } = await startOf(repository, request);
    if (parent) await checkFreshness(repository, parent, actions, stale);
    const base = parent ? await repository.tree(parent, '', true) : [];
    const after = await fastImport(repository.dir, {
      ref: `refs/heads/${branch}`,
      parent,
      message: request.commit_message,
      author,
      committer,
      changes: planned(base ?? [], actions),
      force: request.force,
    });
    await recordPush(context, project, user, [
      { ref: `refs/heads/${branch}`, before: tip ?? ZERO, after },
    ]);
    return after;
  });
}
