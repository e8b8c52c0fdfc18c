import type { Effect } from '../operations/Effect';
import type { GitLabClient } from '../vendors';

export type GitLabProtectionArgs = {
  projectId: number;
  /** Full path, for people. */
  project: string;
  branch: string;
  /** GitLab's number for the least role that may push, and that may merge. */
  pushLevel: number;
  mergeLevel: number;
};

export type GitLabProtectionEffect = Effect<
  GitLabProtectionArgs,
  Record<string, never>
>;

/** No force pushes to the default branch, and changes by merge request. */
export function gitlabProtectionEffect(
  gitlab: GitLabClient,
): GitLabProtectionEffect {
  return {
    type: 'gitlab-protection',
    title: ({ project, branch }) => `protection of ${branch} in ${project}`,

    async apply({ projectId, branch, pushLevel, mergeLevel }, context) {
      await gitlab.access.protectBranch(
        projectId,
        { branch, pushLevel, mergeLevel },
        context,
      );
      return {};
    },

    /** Goes with its project; a project that is kept had better stay protected. */
    async undo() {
      return { state: 'undone' };
    },
  };
}
