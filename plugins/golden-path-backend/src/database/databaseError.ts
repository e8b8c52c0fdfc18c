import { ServiceUnavailableError } from '@backstage/errors';

/** What the database said, without the statement that knex puts before it. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(' - ').pop() ?? text;
}

/** An operation could not be written down; in words that people may read, so without the cause, which Backstage would append. */
export function databaseError(error: unknown): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `The portal's database could not be written: ${reasonOf(
      error,
    )}. Try again; if it stays so, a platform administrator should check the database`,
  );
}
