import { type CallOptions, VendorUnavailableError } from '../vendors';

/** Looks something up, and says what was not found out when that takes too long. */
export async function inTime<T>(
  what: string,
  withinMs: number,
  lookUp: (call: CallOptions) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await lookUp({ signal });
  } catch (error) {
    if (signal.aborted) {
      throw new VendorUnavailableError(
        `Could not find out within ${
          withinMs / 1000
        } s whether ${what} is taken: GitLab, Argo CD or the catalog is slow. Try again`,
        false,
      );
    }
    throw error;
  }
}
