import { ConflictError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import type { Files } from '@cloudforge/plugin-golden-path-common';
import type { Effect, EffectContext } from '../operations/Effect';
import type { GitLabClient, GitLabCommit } from '../vendors';
import type { ArgoCdApplicationArgs } from './ArgoCdApplicationEffect';
import type { ArgoCdRegistration } from './ArgoCdRegistration';
import { Turns } from './Turns';
import { createOnce } from './createOnce';
import { hostFilesOf } from './hostFilesOf';
import { namesOf } from './foreignCommits';
import { isLostRace, lostRacePolicy } from './lostRace';
import { commitMessage, isCommitOf } from './marks';
import { removeWorkloadsEntry } from './removeWorkloadsEntry';

export type WorkloadsEntryArgs = {
  /** Full path of the workloads repository. */
  project: string;
  branch: string;
  /** The service's folder, `workloads/shop`. */
  folder: string;
  service: string;
  /** AppProject that Argo CD makes of the entry. */
  appProject: string;
  /** Applications that Argo CD makes of it; others of the AppProject need the entry and keep it. */
  applications: string[];
  /** Applications of it that the operation makes by itself, each an effect of its own. */
  apart: ArgoCdApplicationArgs[];
  /** Files outside of the folder, which say that a host is the service's; undefined in what an older portal has made. */
  hosts?: string[];
  /** Path of each file to the id of its blob: what the undo may remove. */
  blobs: Record<string, string>;
};

export type WorkloadsEntryResult = { commit: string; url: string };

type BareEffect = Effect<WorkloadsEntryArgs, WorkloadsEntryResult>;

export interface WorkloadsEntryEffect extends BareEffect {
  /** The effect that commits these files; their blobs are in the arguments. */
  of(files: Files): BareEffect;
}

/** A service's entry in the workloads repository, and its hosts, in one commit. */
export function workloadsEntryEffect(
  gitlab: GitLabClient,
  registration: ArgoCdRegistration,
): WorkloadsEntryEffect {
  const turns = new Turns();
  const effect = (files: Files): BareEffect => ({
    type: 'workloads-entry',
    title: ({ folder, project }) => `${folder} in ${project}`,
    url: (_, { url }) => url,

    async apply(args, context) {
      const made = await createOnce({
        signal: context.signal,
        find: () => findOwn(gitlab, args, context),
        isLostRace,
        policy: lostRacePolicy,
        create: () =>
          turns
            .take(context.signal, () => commit(gitlab, args, files, context))
            .catch(error => refuse(error, gitlab, args, context)),
      });
      return { commit: made.id, url: made.webUrl };
    },

    undo: (args, result, context) =>
      removeWorkloadsEntry(
        { gitlab, registration, turns },
        args,
        result,
        context,
      ),
  });
  return { ...effect({}), of: effect };
}

/** The id that git gives to each file's content. */
export function blobsOf(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const content = Buffer.from(text);
      const blob = createHash('sha1')
        .update(`blob ${content.length}\0`)
        .update(content);
      return [path, blob.digest('hex')];
    }),
  );
}

function commit(
  { repositories }: GitLabClient,
  { project, branch, service }: WorkloadsEntryArgs,
  files: Files,
  context: EffectContext,
): Promise<GitLabCommit> {
  const message = commitMessage(`Register ${service}`, context.operationId);
  const actions = Object.entries(files).map(
    ([path, text]) =>
      ({
        action: 'create',
        path,
        content: Buffer.from(text),
        executable: false,
      } as const),
  );
  return repositories.commit(project, { branch, message, actions }, context);
}

/** Throws the refusal of a commit, in words of ours when a host is somebody else's. */
async function refuse(
  error: unknown,
  gitlab: GitLabClient,
  args: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<never> {
  const [taken] =
    error instanceof ConflictError
      ? await hostFilesOf(gitlab, args, context)
      : [];
  throw taken
    ? new ConflictError(
        `${taken.path} exists already in ${args.project}: the host is somebody else's by now. Choose another host`,
      )
    : error;
}

/** Throws ConflictError when the folder holds somebody else's files. */
async function findOwn(
  { repositories }: GitLabClient,
  { project, branch, folder }: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<GitLabCommit | undefined> {
  const files = await repositories.files(project, { branch, folder }, context);
  if (files.length === 0) {
    return undefined;
  }
  const commits = await repositories.commits(
    project,
    { branch, path: folder },
    context,
  );
  const own = commits.find(({ message }) =>
    isCommitOf(message, context.operationId),
  );
  if (!own) {
    throw new ConflictError(
      `${folder} exists already in ${project} (${namesOf(
        commits.slice(0, 1),
      )}). Choose another name, or remove the folder if nothing needs it`,
    );
  }
  return own;
}
