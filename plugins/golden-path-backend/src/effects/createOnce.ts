import { ConflictError } from '@backstage/errors';
import {
  RetryPolicy,
  backOff,
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
  policy?: Pick<RetryPolicy, 'attempts' | 'baseDelay' | 'maxDelay' | 'sleep'>;
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
  let lostRace = false;
  let inDoubt = false;
  for (let attempt = 1; ; attempt++) {
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
      if (!again || attempt >= policy.attempts) {
        return await foundAfter(find, keepDoubt(error, inDoubt));
      }
    }
    await policy.sleep(backOff(policy, attempt - 1), signal);
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
