import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

const NAMED = new Map(
  [
    ConflictError,
    InputError,
    NotAllowedError,
    NotFoundError,
    ServiceUnavailableError,
  ].map(Named => [Named.name, Named]),
);

/**
 * The error to show to a person: the backend's own where it answered, "could
 * not be reached" where it did not.
 */
export function plainError(error: unknown): Error {
  if (error instanceof ResponseError) {
    const { name, message } = error.cause;
    const Named = NAMED.get(name);
    return Named ? new Named(message) : new Error(message || error.message);
  }
  if (isUnreachable(error)) {
    return new ServiceUnavailableError(
      'The golden path backend could not be reached. Try again; if it stays so, a platform administrator should look at the portal',
      error,
    );
  }
  return isError(error) ? error : new Error(String(error));
}

/** Nothing came back: `fetch` throws a TypeError then, or the time-out's own error. */
export function isUnreachable(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'TimeoutError' ||
      (error instanceof TypeError && error.message === 'fetch failed'))
  );
}
