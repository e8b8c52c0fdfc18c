import { defaultRetryPolicy } from '../vendors';

/**
 * GitLab's and Gitaly's words for "somebody else moved the branch meanwhile"
 * (`Commits::CreateService`, `Gitlab::Git::CommandError`, Gitaly's
 * `UserCommitFiles`).
 */
const LOST_RACE =
  /could not update refs?\b|please refresh and try again|reference (update|does not point)|cannot lock ref|branch diverged|has changed since you started editing/i;

/** Whether a commit was refused only because another one was faster. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Error && LOST_RACE.test(error.message);
}

/** Fifty at once from several replicas: each round lets at least one through. */
export const lostRacePolicy = {
  ...defaultRetryPolicy,
  attempts: 60,
  baseDelay: 25,
  maxDelay: 1_000,
};
