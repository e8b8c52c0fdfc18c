import { ResponseError } from '@backstage/errors';
import type { OperationEvents } from '@cloudforge/plugin-golden-path-common';
import type { GoldenPathApi } from '../../api/GoldenPathApi';
import { isFinal } from '../operationWords';

/** How long one poll may be held back, in milliseconds; the backend's own limit. */
const POLL_MS = 20_000;

/** Between two polls of which the first brought nothing, in milliseconds. */
const REST_MS = 1_000;

/** Waits after the first, second, … failure in a row, in milliseconds; the last one repeats. */
const FAILURE_RESTS_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

export interface FollowOptions {
  /** Number of the last event that is known. */
  after: number;
  signal: AbortSignal;
  onNews: (news: OperationEvents) => void;
  onError: (error: unknown) => void;
}

/**
 * Tells what happens to an operation as it happens, until it is final, there is
 * no such operation or the signal is aborted. Bears failures: asks again, from
 * where it was, ever more slowly.
 */
export async function followOperation(
  api: Pick<GoldenPathApi, 'events'>,
  id: string,
  options: FollowOptions,
): Promise<void> {
  const { signal, onNews, onError } = options;
  let { after } = options;
  // The first answer shows the page: it is not to be held back.
  let wait = 0;
  let failures = 0;
  while (!signal.aborted) {
    let rest = 0;
    try {
      const news = await api.events(id, { after, wait }, { signal });
      if (signal.aborted) {
        return;
      }
      failures = 0;
      wait = POLL_MS;
      onNews(news);
      if (news.events.length) {
        after = Math.max(after, ...news.events.map(event => event.seq));
      } else if (isFinal(news.operation)) {
        return;
      } else {
        rest = REST_MS;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      onError(error);
      if (isUnknownOperation(error)) {
        return;
      }
      rest = FAILURE_RESTS_MS[Math.min(failures, FAILURE_RESTS_MS.length - 1)];
      failures += 1;
    }
    await pause(rest, signal);
  }
}

/** There is none, the person may not see it, or this is no id at all. */
export function isUnknownOperation(error: unknown): boolean {
  return (
    error instanceof ResponseError && [400, 404].includes(error.statusCode)
  );
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), ms);
    signal.addEventListener('abort', () => over.abort(), {
      signal: over.signal,
    });
    over.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
