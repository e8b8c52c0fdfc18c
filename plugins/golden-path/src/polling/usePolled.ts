import { useCallback, useEffect, useState } from 'react';
import { usePageVisible } from './usePageVisible';

/** `error` may come beside `value`: what was known before the last look failed. */
export interface Polled<T> {
  value?: T;
  error?: unknown;
  retry: () => void;
}

/**
 * An answer, asked for again and again while somebody may be looking.
 *
 * @param ask - another function is another question; memoise it
 * @param pause - milliseconds from an answer to the next question; undefined
 *   asks no more
 */
export function usePolled<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  pause: (value: T | undefined) => number | undefined,
): Polled<T> {
  const [last, setLast] = useState<{
    ask: typeof ask;
    value?: T;
    error?: unknown;
  }>();
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ask(signal)
      .then(
        value => ({ value }),
        error => ({ error }),
      )
      .then(answer => {
        if (!signal.aborted) {
          setLast(before => ({
            ask,
            value: before?.ask === ask ? before.value : undefined,
            ...answer,
          }));
        }
      });
    return () => controller.abort();
  }, [ask, attempt]);

  const answered = last?.ask === ask;
  const { value, error } = answered ? last : {};
  const again = answered ? pause(value) : undefined;
  const visible = usePageVisible();
  useEffect(() => {
    if (again === undefined || !visible) {
      return undefined;
    }
    const timer = setTimeout(retry, again);
    return () => clearTimeout(timer);
  }, [last, again, visible, retry]);

  return { value, error, retry };
}
