import { ResponseError } from '@backstage/errors';

/** The command was asked for in a way that it cannot be: exit code 2. */
export class UsageError extends Error {}

/** What went wrong, in words for the person at the terminal. */
export function explain(error: unknown): string {
  if (error instanceof ResponseError) {
    const { statusCode, cause } = error;
    return statusCode === 401
      ? 'The portal does not accept the token in CLOUDFORGE_TOKEN (401). It is wrong or no longer valid.'
      : `${cause.message} (${statusCode})`;
  }
  return error instanceof Error ? error.message : String(error);
}
