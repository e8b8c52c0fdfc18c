import { isError } from '@backstage/errors';

/**
 * The sentence to show to a person. The backend's own message is the cause of
 * the `ResponseError` that the client throws; `fetch` reports a server that
 * cannot be reached as a `TypeError`, each browser in words of its own.
 */
export function explainError(error: unknown): string {
  if (!isError(error)) {
    return 'The reason is not known.';
  }
  if (error.name === 'TypeError') {
    return "The portal's server cannot be reached. Check your connection.";
  }
  return isError(error.cause) ? error.cause.message : error.message;
}
