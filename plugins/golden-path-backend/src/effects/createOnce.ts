import { ConflictError } from '@backstage/errors';
import {
  Pauses,
  RetryPolicy,
  askedPause,
  defaultRetryPolicy,
  isInDoubt,
  keepDoubt,
} from '../vendors';

export interface CreateOnce<T> {
  /** Looks for what this very operation made; throws ConflictError for somebody else's. */
  find: () => Promise<T | undefined>;
  create: () => Promise<T>;
  signal: AbortSignal;
  /** Whether a refusal may be tried again at once, because somebody else was faster. */
  isLostRace?: (error: unknown) => boolean;
  policy?: RetryPolicy;
}

/**
 * Creates exactly one: looks before, and after every failure that leaves open
 * whether the vendor did it. A clash is ours only when `find` says so.
 */
export async function createOnce<T>({
  find,
  create,
  signal,
  isLostRace = () => false,
  policy = { ...defaultRetryPolicy, attempts: 3 },
}: CreateOnce<T>): Promise<T> {
  const pauses = new Pauses(policy);
  let lostRace = false;
  let inDoubt = false;
  for (;;) {
    let pause: number | undefined;
    // Whoever lost a race has made nothing, so there is nothing to look for.
    const found = lostRace ? undefined : await find();
    if (found !== undefined) {
      return found;
    }
    signal.throwIfAborted();
    try {
      return await create();
    } catch (error) {
      lostRace = isLostRace(error);
      inDoubt ||= isInDoubt(error);
      const again = lostRace || isInDoubt(error);
      if (!again && !(error instanceof ConflictError)) {
        throw keepDoubt(error, inDoubt);
      }
      pause = again ? pauses.next(askedPause(error)) : undefined;
      if (pause === undefined) {
        return await foundAfter(find, keepDoubt(error, inDoubt));
      }
    }
    await policy.sleep(pause, signal);
  }
}

/** The look after a failure; the failure counts when it finds nothing. */
async function foundAfter<T>(
  find: () => Promise<T | undefined>,
  failure: unknown,
): Promise<T> {
  const found = await find();
  if (found === undefined) {
    throw failure;
  }
  return found;
}
