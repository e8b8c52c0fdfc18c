import { NotFoundError } from '@backstage/errors';

/** What GitLab does not have, or not yet, is an answer here. */
export async function orUndefined<T>(
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}
