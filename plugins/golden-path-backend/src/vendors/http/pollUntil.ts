import { performance } from 'node:perf_hooks';
import { Sleep, sleep } from './RetryPolicy';

export interface PollOptions {
  /** Milliseconds in all; by a clock that does not jump. */
  timeout: number;
  signal: AbortSignal;
  /** Milliseconds before the second look; grows by a fifth each time, to `maxInterval`. */
  interval?: number;
  maxInterval?: number;
  sleep?: Sleep;
}

/** Looks until `look` finds something; undefined when the time is up. */
export async function pollUntil<T>(
  look: () => Promise<T | undefined>,
  options: PollOptions,
): Promise<T | undefined> {
  const { timeout, signal, maxInterval = 1_000 } = options;
  const wait = options.sleep ?? sleep;
  const deadline = performance.now() + timeout;
  let interval = options.interval ?? 50;
  for (;;) {
    signal.throwIfAborted();
    const found = await look();
    const left = deadline - performance.now();
    if (found !== undefined || left <= 0) {
      return found;
    }
    await wait(Math.min(interval, left), signal);
    interval = Math.min(interval * 1.2, maxInterval);
  }
}
