import { ConflictError } from '@backstage/errors';
import type { Effect, EffectContext } from '../operations/Effect';
import type { GitLabClient, GitLabProject } from '../vendors';
import { createOnce } from './createOnce';
import { hasMarker, marker } from './marks';
import { removeProject } from './removeProject';

export type GitLabProjectArgs = {
  /** Full path, `apps/shop`. */
  project: string;
  /** Shown above the marker in the project's description. */
  title: string;
  /** Whether pipelines will run in it. */
  hasPipeline: boolean;
  /** Folder of the workloads repository that makes Argo CD read this project. */
  readBy?: { project: string; branch: string; folder: string };
};

export type GitLabProjectResult = { id: number; project: string; url: string };

export type GitLabProjectEffect = Effect<
  GitLabProjectArgs,
  GitLabProjectResult
>;

/** A private, empty GitLab project that carries the operation's marker. */
export function gitlabProjectEffect(gitlab: GitLabClient): GitLabProjectEffect {
  return {
    type: 'gitlab-project',
    title: ({ project }) => `GitLab project ${project}`,
    url: (_, { url }) => url,

    async apply({ project, title, hasPipeline }, context) {
      const group = project.slice(0, project.lastIndexOf('/'));
      const groupId = gitlab.projects.groupId(group, context);
      // The look for the project may fail before anybody awaits the group.
      groupId.catch(() => undefined);
      const made = await createOnce({
        signal: context.signal,
        find: () => findOwn(gitlab, project, context),
        create: async () =>
          gitlab.projects.createProject(
            {
              path: project,
              description: `${title}\n\n${marker(context.operationId)}`,
              hasPipeline,
              groupId: await groupId,
            },
            context,
          ),
      });
      return { id: made.id, project: made.path, url: made.webUrl };
    },

    undo: (args, result, context) =>
      removeProject(gitlab, args, result, context),
  };
}

/** Throws ConflictError when a project of somebody else has the path. */
async function findOwn(
  gitlab: GitLabClient,
  path: string,
  context: EffectContext,
): Promise<GitLabProject | undefined> {
  const found = await gitlab.projects.findProject(path, context);
  // Another path: GitLab followed the redirect of a project that has moved away.
  if (!found || found.path.toLowerCase() !== path.toLowerCase()) {
    return undefined;
  }
  if (hasMarker(found.description, context.operationId)) {
    return found;
  }
  throw new ConflictError(
    `The GitLab project ${path} exists already and was made by somebody else. Choose another name, or ask its owners to rename or delete it`,
  );
}
