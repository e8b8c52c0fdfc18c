import { setTimeout as timer } from 'node:timers/promises';

/** Waits, or throws the signal's reason as soon as it aborts. */
export type Sleep = (
  milliseconds: number,
  signal: AbortSignal,
) => Promise<void>;

export const sleep: Sleep = async (milliseconds, signal) => {
  try {
    await timer(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
};

/** All figures in milliseconds. */
export interface RetryPolicy {
  /** Times that a request is sent in all. */
  attempts: number;
  baseDelay: number;
  maxDelay: number;
  /** A vendor that asks for a longer pause than this is reported instead of waited for. */
  maxRetryAfter: number;
  /** All pauses between the attempts of one request together. */
  maxTotalPause: number;
  sleep: Sleep;
}

/** Waits at most 0.2 + 0.4 + 0.8 + 1.6 s by itself; GitLab's minute windows are waited for, twice at most. */
export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  baseDelay: 200,
  maxDelay: 5_000,
  maxRetryAfter: 60_000,
  maxTotalPause: 120_000,
  sleep,
};

/** Exponential, with jitter over its upper half so that callers who failed together do not return together. */
export function backOff(
  policy: Pick<RetryPolicy, 'baseDelay' | 'maxDelay'>,
  attempt: number,
): number {
  const full = Math.min(policy.maxDelay, policy.baseDelay * 2 ** attempt);
  return full / 2 + (Math.random() * full) / 2;
}

/** The pauses between the attempts at one thing, and their end. */
export class Pauses {
  #attempts = 0;
  #total = 0;

  constructor(
    private readonly policy: Pick<
      RetryPolicy,
      'attempts' | 'baseDelay' | 'maxDelay' | 'maxRetryAfter' | 'maxTotalPause'
    >,
  ) {}

  /**
   * Milliseconds until the next attempt: what the vendor asks for, but not less
   * than the back-off. Undefined when there shall be none.
   */
  next(asked: number = 0): number | undefined {
    const { attempts, maxRetryAfter, maxTotalPause } = this.policy;
    const pause = Math.max(asked, backOff(this.policy, this.#attempts));
    this.#attempts += 1;
    this.#total += pause;
    const isOver =
      this.#attempts >= attempts ||
      asked > maxRetryAfter ||
      this.#total > maxTotalPause;
    return isOver ? undefined : pause;
  }
}

/** A year: later is never, and still a time that can be written down. */
const MAX_RETRY_AFTER = 365 * 86_400_000;

/**
 * Reads a `Retry-After` header: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined when it is absent or neither.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  const asked = /^\d+$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - now;
  return Number.isNaN(asked)
    ? undefined
    : Math.min(Math.max(0, asked), MAX_RETRY_AFTER);
}
