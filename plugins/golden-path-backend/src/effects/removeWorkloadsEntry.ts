import type { EffectContext, UndoOutcome } from '../operations/Effect';
import {
  type GitLabClient,
  type GitLabCommit,
  type TreeFile,
  backOff,
  isInDoubt,
} from '../vendors';
import type { ArgoCdRegistration } from './ArgoCdRegistration';
import type { Turns } from './Turns';
import type {
  WorkloadsEntryArgs,
  WorkloadsEntryResult,
} from './WorkloadsEntryEffect';
import { namesOf } from './foreignCommits';
import { hostFilesOf } from './hostFilesOf';
import { isLostRace, lostRacePolicy } from './lostRace';
import { isCommitOf, isOurs, isUndoOf, undoMessage } from './marks';
import { removeApplication } from './removeApplication';

export interface RemovalDeps {
  gitlab: GitLabClient;
  registration: ArgoCdRegistration;
  turns: Turns;
}

/** What the workloads repository says about the entry now. */
interface Entry {
  /** Of the folder, and those of hosts that are still the service's. */
  files: TreeFile[];
  commits: GitLabCommit[];
  /** The operation's own commit, when it has arrived. */
  own?: string;
  /** The operation has taken it back before. */
  takenBack: boolean;
}

/**
 * Takes back, in one commit, exactly the files that the operation added, with
 * them its hosts, if nobody has changed the folder since and no Application that is not of it
 * needs it; then waits until Argo CD has let go of the service, so that its
 * repositories can be removed.
 */
export async function removeWorkloadsEntry(
  deps: RemovalDeps,
  args: WorkloadsEntryArgs,
  result: WorkloadsEntryResult | undefined,
  context: EffectContext,
): Promise<UndoOutcome> {
  for (let attempt = 1; ; attempt++) {
    const entry = await look(deps.gitlab, args, context);
    const own = entry.own ?? result?.commit;
    if (!own || (entry.takenBack && entry.files.length > 0)) {
      // Never made, or long gone and somebody else's by now.
      return { state: 'undone' };
    }
    if (entry.files.length === 0) {
      break;
    }
    const note =
      reasonToKeep(args, entry, context.operationId) ??
      (await whoNeedsIt(deps, args, context));
    if (note) {
      return { state: 'kept', note };
    }
    try {
      await commitRemoval(deps, args, { ...entry, own }, context);
      break;
    } catch (error) {
      const again = isLostRace(error) || isInDoubt(error);
      if (!again || attempt >= lostRacePolicy.attempts) {
        throw error;
      }
    }
    await lostRacePolicy.sleep(
      backOff(lostRacePolicy, attempt - 1),
      context.signal,
    );
  }
  await deps.registration.awaitAbsence(args.appProject, context, () =>
    removeLate(deps, args, context),
  );
  return { state: 'undone' };
}

async function look(
  gitlab: GitLabClient,
  args: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<Entry> {
  const { repositories } = gitlab;
  const { project, branch, folder, blobs } = args;
  const [inFolder, hosts, commits] = await Promise.all([
    repositories.files(project, { branch, folder }, context),
    hostFilesOf(gitlab, args, context),
    repositories.commits(project, { branch, path: folder }, context),
  ]);
  // A host may be another service's by now; that is no reason to keep anything.
  const ownHosts = hosts.filter(({ path, blob }) => blobs[path] === blob);
  const files = [...inFolder, ...ownHosts];
  const own = commits.find(({ message }) =>
    isCommitOf(message, context.operationId),
  );
  const takenBack = commits.some(({ message }) =>
    isUndoOf(message, context.operationId),
  );
  return { files, commits, own: own?.id, takenBack };
}

function reasonToKeep(
  { project, folder, blobs }: WorkloadsEntryArgs,
  { files, commits }: Entry,
  operationId: string,
): string | undefined {
  const changed = files.filter(({ path, blob }) => blobs[path] !== blob);
  if (changed.length === 0) {
    return undefined;
  }
  const firstOwn = commits.findIndex(({ message }) =>
    isCommitOf(message, operationId),
  );
  const since = commits
    .slice(0, firstOwn < 0 ? commits.length : firstOwn)
    .filter(({ message }) => !isOurs(message, operationId));
  return `somebody else has changed ${changed
    .map(({ path }) => path)
    .slice(0, 3)
    .join(', ')} in ${project} (${namesOf(
    since,
  )}). Nothing of ${folder} was removed; remove the folder if nobody needs the service`;
}

/** A call whose answer was lost may have made an Application after its own undo had found none. */
function removeLate(
  { registration }: RemovalDeps,
  { apart }: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<UndoOutcome[]> {
  return Promise.all(
    apart.map(application =>
      removeApplication(registration.options, application, undefined, context),
    ),
  );
}

async function whoNeedsIt(
  deps: RemovalDeps,
  args: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<string | undefined> {
  await removeLate(deps, args, context);
  const { folder, appProject, applications } = args;
  const others = await deps.registration.applicationsBeside(
    applications,
    appProject,
    context,
  );
  return others.length > 0
    ? `Argo CD still has ${others
        .map(name => `the Application ${name}`)
        .join(
          ', ',
        )} in the AppProject ${appProject}, which lives in what ${folder} makes. Nothing of it was removed; remove the folder when nobody needs that any more`
    : undefined;
}

function commitRemoval(
  { gitlab, turns }: RemovalDeps,
  { project, branch, service }: WorkloadsEntryArgs,
  { files, own }: Entry,
  context: EffectContext,
): Promise<GitLabCommit> {
  return turns.take(context.signal, () =>
    gitlab.repositories.commit(
      project,
      {
        branch,
        message: undoMessage(`Take back ${service}`, context.operationId),
        actions: files.map(({ path }) => ({
          action: 'delete',
          path,
          lastCommit: own,
        })),
      },
      context,
    ),
  );
}
