import {
  ConflictError,
  InputError,
  NotAllowedError,
  ResponseError,
} from '@backstage/errors';
import { VendorUnavailableError } from '../http';

/** A refusal or an outage of the catalog, in words that the person reading can act on. */
export function catalogError(error: unknown, what: string): Error {
  const failed = `Could not ${what} in the catalog`;
  if (error instanceof ResponseError) {
    const { statusCode, cause } = error;
    const said = cause.message;
    if (statusCode === 409) {
      return new ConflictError(`${failed}: ${said}`);
    }
    if (statusCode === 401 || statusCode === 403) {
      return new NotAllowedError(
        `${failed}: it does not allow it to the golden path (${statusCode}). A platform administrator should check the permission policy.`,
      );
    }
    if (statusCode < 500 && statusCode !== 429) {
      return new InputError(
        `${failed}: it refused it. The catalog says: ${said}`,
      );
    }
    return new VendorUnavailableError(
      `${failed}: it failed (${statusCode}). The catalog says: ${said} Try again.`,
      true,
    );
  }
  const reason = error instanceof Error ? error.message : 'no answer';
  return new VendorUnavailableError(
    `${failed}: it could not be reached (${reason}). Try again; if it stays so, a platform administrator should look at the portal's log.`,
    true,
  );
}
