import { InputError, NotAllowedError } from '@backstage/errors';
import type { EffectContext, UndoOutcome } from '../operations/Effect';
import {
  type GitLabClient,
  type GitLabProject,
  VendorUnavailableError,
  pollUntil,
} from '../vendors';
import type {
  GitLabProjectArgs,
  GitLabProjectResult,
} from './GitLabProjectEffect';
import { foreignCommits, namesOf } from './foreignCommits';
import { hasMarker, isCommitOf } from './marks';

/** GitLab deletes in the background; usually within a second. */
const DELETION_TIMEOUT = 15_000;

/**
 * Removes the project when its id, its marker and its history all say that it
 * is the operation's own; keeps it otherwise. Its name is free at once, also
 * where GitLab deletes softly.
 */
export async function removeProject(
  gitlab: GitLabClient,
  args: GitLabProjectArgs,
  result: GitLabProjectResult | undefined,
  context: EffectContext,
): Promise<UndoOutcome> {
  const project = await findMade(gitlab, args, result, context);
  if (!project || isDeletedByOthers(project, args, context)) {
    return { state: 'undone' };
  }
  const reason = await reasonToKeep(gitlab, args, project, context);
  if (reason) {
    return { state: 'kept', note: reason };
  }
  if (!project.markedForDeletion) {
    await makeWay(gitlab, args.project, project, context);
    await gitlab.projects.deleteProject(project.id, context);
  }
  const left = await awaitDeletion(gitlab, project, context);
  return left ? removeForGood(gitlab, left, context) : { state: 'undone' };
}

/** Who deletes a project that was kept has decided; what this undo itself deletes bears the other name. */
function isDeletedByOthers(
  { markedForDeletion, path }: GitLabProject,
  { project }: GitLabProjectArgs,
  { operationId }: EffectContext,
): boolean {
  return markedForDeletion && !path.includes(undoneName(project, operationId));
}

/** Without a result the marker decides; an undo that was cut short has left another name. */
async function findMade(
  { projects }: GitLabClient,
  { project }: GitLabProjectArgs,
  result: GitLabProjectResult | undefined,
  context: EffectContext,
): Promise<GitLabProject | undefined> {
  if (result) {
    return projects.findProject(result.id, context);
  }
  const isMade = ({ description }: GitLabProject) =>
    hasMarker(description, context.operationId);
  const named = await projects.findProject(project, context);
  if (named && isMade(named)) {
    return named;
  }
  const renamed = await projects.searchProjects(
    project.slice(0, project.lastIndexOf('/')),
    undoneName(project, context.operationId),
    context,
  );
  const made = renamed.find(isMade);
  return made && projects.findProject(made.id, context);
}

async function reasonToKeep(
  gitlab: GitLabClient,
  { readBy }: GitLabProjectArgs,
  project: GitLabProject,
  context: EffectContext,
): Promise<string | undefined> {
  const { operationId } = context;
  if (!hasMarker(project.description, operationId)) {
    return `${project.path} no longer says in its description that operation ${operationId} made it. Nothing was removed; delete it in GitLab if nobody needs it`;
  }
  const strangers = await foreignCommits(gitlab, project.id, context);
  if (strangers.length > 0) {
    return `${project.path} has commits of others (${namesOf(
      strangers,
    )}). Nothing was removed; delete it in GitLab if nobody needs it`;
  }
  if (readBy && (await isStillRead(gitlab, readBy, context))) {
    return `${readBy.folder} in ${readBy.project} was kept and still makes Argo CD read ${project.path}`;
  }
  return undefined;
}

/** The entry is there, and it is the one that this operation wrote. */
async function isStillRead(
  { repositories }: GitLabClient,
  { project, branch, folder }: NonNullable<GitLabProjectArgs['readBy']>,
  context: EffectContext,
): Promise<boolean> {
  const files = await repositories.files(project, { branch, folder }, context);
  if (files.length === 0) {
    return false;
  }
  const commits = await repositories.commits(
    project,
    { branch, path: folder },
    context,
  );
  return commits.some(({ message }) =>
    isCommitOf(message, context.operationId),
  );
}

/** A softly deleted project holds its name for days, so it gets another one first. */
async function makeWay(
  gitlab: GitLabClient,
  original: string,
  project: GitLabProject,
  context: EffectContext,
): Promise<void> {
  const name = undoneName(original, context.operationId);
  if (project.name !== name || !project.path.endsWith(`/${name}`)) {
    await gitlab.projects.renameProject(project.id, name, context);
  }
}

function undoneName(project: string, operationId: string): string {
  const name = project.slice(project.lastIndexOf('/') + 1);
  return `${name}-undone-${operationId.slice(0, 8)}`;
}

/** Undefined when it is gone, the project when it is marked for deletion. */
async function awaitDeletion(
  { projects }: GitLabClient,
  { id, path }: GitLabProject,
  context: EffectContext,
): Promise<GitLabProject | undefined> {
  const seen = await pollUntil(
    async () => {
      const project = await projects.findProject(id, context);
      return !project || project.markedForDeletion ? { project } : undefined;
    },
    { timeout: DELETION_TIMEOUT, signal: context.signal },
  );
  if (!seen) {
    throw new VendorUnavailableError(
      `GitLab accepted the deletion of ${path} and has not carried it out within ${
        DELETION_TIMEOUT / 1000
      } s`,
      true,
    );
  }
  return seen.project;
}

/** GitLab.com and others forbid it; then the project goes by itself when its time is up. */
async function removeForGood(
  gitlab: GitLabClient,
  { id, path }: GitLabProject,
  context: EffectContext,
): Promise<UndoOutcome> {
  // Somebody may have pushed between the look at the history and the deletion.
  const strangers = await foreignCommits(gitlab, id, context);
  if (strangers.length > 0) {
    return {
      state: 'kept',
      note: `${path} is marked for deletion and has commits of others (${namesOf(
        strangers,
      )}) that came in meanwhile. Restore it in GitLab if somebody needs it`,
    };
  }
  try {
    await gitlab.projects.removeProjectForGood(id, path, context);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof NotAllowedError)) {
      throw error;
    }
    await context.log(
      `GitLab does not remove projects at once here: ${path} stays marked for deletion and goes by itself. Its old name is free`,
    );
    return { state: 'undone' };
  }
  await pollUntil(
    async () =>
      (await gitlab.projects.findProject(id, context)) ? undefined : true,
    { timeout: DELETION_TIMEOUT, signal: context.signal },
  );
  return { state: 'undone' };
}
