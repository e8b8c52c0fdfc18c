import { setTimeout as timer } from 'node:timers/promises';

/**
 * Gives up waiting when the time is up or the signal aborts: the catalog's
 * client takes neither, so what was asked may still happen.
 */
export async function withinTime<T>(
  answer: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T> {
  const done = new AbortController();
  const timeUp = timer(milliseconds, undefined, {
    signal: AbortSignal.any([signal, done.signal]),
    // What is asked keeps the process alive by itself.
    ref: false,
  }).then(() => {
    throw new Error(`no answer within ${milliseconds / 1000} s`);
  });
  try {
    return await Promise.race([answer, timeUp]);
  } finally {
    done.abort();
    timeUp.catch(() => undefined);
    answer.catch(() => undefined);
  }
}
