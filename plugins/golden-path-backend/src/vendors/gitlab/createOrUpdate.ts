import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  CallOptions,
  Pauses,
  RetryPolicy,
  askedPause,
  isInDoubt,
  keepDoubt,
} from '../http';

export interface CreateOrUpdate extends CallOptions {
  exists: () => Promise<boolean>;
  create: () => Promise<unknown>;
  update: () => Promise<unknown>;
  policy: RetryPolicy;
}

/**
 * Sets something of which there is one at most: looks before, and again after
 * every failure that leaves open whether it is there or as it should be. The
 * error is in doubt when any attempt was.
 */
export async function createOrUpdate({
  exists,
  create,
  update,
  signal,
  policy,
}: CreateOrUpdate): Promise<void> {
  const pauses = new Pauses(policy);
  let inDoubt = false;
  for (;;) {
    let known: boolean | undefined;
    try {
      known = await exists();
      await (known ? update() : create());
      return;
    } catch (error) {
      inDoubt ||= known !== undefined && isInDoubt(error);
      const changed = error instanceof (known ? NotFoundError : ConflictError);
      const again = known !== undefined && (changed || isInDoubt(error));
      const pause = again ? pauses.next(askedPause(error)) : undefined;
      if (pause === undefined) {
        throw keepDoubt(error, inDoubt);
      }
      await policy.sleep(pause, signal);
    }
  }
}
