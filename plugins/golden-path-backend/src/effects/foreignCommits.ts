import type { EffectContext } from '../operations/Effect';
import type { GitLabClient, GitLabCommit } from '../vendors';
import { isOurs } from './marks';

/** Commits of a project, on any branch, that the operation did not make. */
export async function foreignCommits(
  { repositories }: GitLabClient,
  project: number,
  context: EffectContext,
): Promise<GitLabCommit[]> {
  const commits = await repositories.commits(project, { all: true }, context);
  return commits.filter(({ message }) => !isOurs(message, context.operationId));
}

/** `1a2b3c4d by Alice Example, …`: at most three. */
export function namesOf(commits: GitLabCommit[]): string {
  const named = commits
    .slice(0, 3)
    .map(({ id, authorName }) => `${id.slice(0, 8)} by ${authorName}`);
  return [...named, ...(commits.length > 3 ? ['…'] : [])].join(', ');
}
