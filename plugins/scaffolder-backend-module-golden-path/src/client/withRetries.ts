import { ResponseError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUnreachable } from './plainError';

/** Waits between the attempts, in milliseconds; one attempt more than waits. */
export const retryDelays: readonly number[] = [250, 500, 1_000, 2_000, 4_000];

/** The longest `Retry-After` that is waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 60_000;

/** Repeats what may be repeated while the backend is away for a moment. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  options: { signal?: AbortSignal; delays: readonly number[] },
): Promise<T> {
  for (const delay of options.delays) {
    try {
      return await attempt();
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isTransient(error)) {
        throw error;
      }
      const pause = Math.max(delay, retryAfter(error) ?? 0);
      if (pause > LONGEST_RETRY_AFTER) {
        throw error;
      }
      await sleep(pause, undefined, { signal: options.signal });
    }
  }
  return attempt();
}

function isTransient(error: unknown): boolean {
  return error instanceof ResponseError
    ? [429, 502, 503, 504].includes(error.statusCode)
    : isUnreachable(error);
}

function retryAfter(error: unknown): number | undefined {
  const seconds =
    error instanceof ResponseError
      ? error.response.headers.get('retry-after')
      : null;
  return seconds && /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}
