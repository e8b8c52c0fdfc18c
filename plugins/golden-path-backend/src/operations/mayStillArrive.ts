import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
} from '@backstage/errors';

/** By name, since an error class may be loaded twice. */
const REFUSALS = new Set<string>([
  AuthenticationError.name,
  ConflictError.name,
  InputError.name,
  NotAllowedError.name,
  NotFoundError.name,
  NotImplementedError.name,
]);

/**
 * Whether a call that failed like this may be carried out all the same: the
 * vendor refused (false), or the answer is not known, as after a time-out, a
 * lost connection, a 5xx, an abort, or anything that we do not recognise (true).
 */
export function mayStillArrive(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return true;
  }
  if (REFUSALS.has(error.name)) {
    return false;
  }
  // Set by our clients of the vendors, which know best.
  if ('mayHaveHappened' in error) {
    return error.mayHaveHappened !== false;
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  // 408: the vendor, or a proxy before it, gave up waiting.
  return !(
    typeof status === 'number' &&
    status >= 400 &&
    status < 500 &&
    status !== 408
  );
}
