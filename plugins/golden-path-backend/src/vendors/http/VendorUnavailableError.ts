import { ServiceUnavailableError } from '@backstage/errors';

/** An outage of a vendor, or of the way to it. */
export class VendorUnavailableError extends ServiceUnavailableError {
  /** Routers choose the status by name, and this is an outage like any other. */
  name = 'ServiceUnavailableError' as const;

  constructor(
    message: string,
    /** The vendor may have carried the call out although no answer says so: look before trying again. */
    readonly mayHaveHappened: boolean,
    /** Milliseconds that the vendor asks to be left alone for. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** Whether only a look at the vendor can tell if the call that failed was carried out. */
export function isInDoubt(error: unknown): boolean {
  return error instanceof VendorUnavailableError && error.mayHaveHappened;
}

/** Milliseconds that the vendor asked for with its failure. */
export function askedPause(error: unknown): number | undefined {
  return error instanceof VendorUnavailableError ? error.retryAfter : undefined;
}

/** An error that stands for several attempts: in doubt when any of them was. */
export function keepDoubt(error: unknown, anyInDoubt: boolean): unknown {
  return anyInDoubt && error instanceof Error && !isInDoubt(error)
    ? new VendorUnavailableError(
        `${error.message} (an earlier attempt had no answer)`,
        true,
        askedPause(error),
      )
    : error;
}
