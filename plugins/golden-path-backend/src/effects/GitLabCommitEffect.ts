import { ConflictError } from '@backstage/errors';
import type { Effect, EffectContext } from '../operations/Effect';
import type { SourceTree } from '../archive';
import type { GitLabClient, GitLabCommit } from '../vendors';
import { createOnce } from './createOnce';
import { foreignCommits, namesOf } from './foreignCommits';
import { commitMessage, isCommitOf } from './marks';

export type GitLabCommitArgs = {
  projectId: number;
  /** Full path, for people. */
  project: string;
  branch: string;
  subject: string;
  files: number;
};

export type GitLabCommitResult = { commit: string; url: string };

export interface GitLabCommitEffect
  extends Effect<GitLabCommitArgs, GitLabCommitResult> {
  /** The effect that commits these files: the journal has no room for them, and the undo no need. */
  of(files: SourceTree): Effect<GitLabCommitArgs, GitLabCommitResult>;
}

/** The first content of a project, in one commit. */
export function gitlabCommitEffect(gitlab: GitLabClient): GitLabCommitEffect {
  const effect = (
    files: SourceTree,
  ): Effect<GitLabCommitArgs, GitLabCommitResult> => ({
    type: 'gitlab-commit',
    title: ({ project, files: count }) =>
      `first commit of ${project} (${count} files)`,
    url: (_, { url }) => url,

    async apply(args, context) {
      const commit = await createOnce({
        signal: context.signal,
        find: () => findOwn(gitlab, args, context),
        create: () =>
          gitlab.repositories.commit(
            args.projectId,
            {
              branch: args.branch,
              message: commitMessage(args.subject, context.operationId),
              actions: [...files].map(([path, file]) => ({
                action: 'create',
                path,
                ...file,
              })),
            },
            context,
          ),
      });
      return { commit: commit.id, url: commit.webUrl };
    },

    /** Content goes with its project; here it is only asked whether that will happen. */
    async undo({ project, projectId }, _result, context) {
      const found = await gitlab.projects.findProject(projectId, context);
      if (!found || found.markedForDeletion) {
        return { state: 'undone' };
      }
      const strangers = await foreignCommits(gitlab, projectId, context);
      return strangers.length === 0
        ? { state: 'undone' }
        : {
            state: 'kept',
            note: `${project} has commits of others on top (${namesOf(
              strangers,
            )})`,
          };
    },
  });
  return { ...effect(new Map()), of: effect };
}

/** Throws ConflictError when somebody else has committed first. */
async function findOwn(
  { repositories }: GitLabClient,
  { projectId, project, branch }: GitLabCommitArgs,
  context: EffectContext,
): Promise<GitLabCommit | undefined> {
  const commits = await repositories.commits(projectId, { branch }, context);
  const own = commits.find(({ message }) =>
    isCommitOf(message, context.operationId),
  );
  if (!own && commits.length > 0) {
    throw new ConflictError(
      `Somebody committed to ${project} before its first content was there (${namesOf(
        commits,
      )})`,
    );
  }
  return own;
}
