import { useState } from 'react';

/** Milliseconds without a change after which the next one is another answer. */
const PAUSE = 1_500;

interface History<T> {
  before?: T;
  current?: T;
  /** Of `current`. */
  text?: string;
  changedAt: number;
}

/**
 * What there was before the answer that was given last. Key presses that follow
 * each other closely are one answer; while the answers make no sense, which is
 * `undefined`, the last ones that did are kept.
 */
export function useBeforeLastAnswer<T>(
  current: T | undefined,
  now: () => number = () => performance.now(),
): T | undefined {
  const [history, setHistory] = useState<History<T>>({ changedAt: now() });
  const text = JSON.stringify(current);
  if (text !== undefined && text !== history.text) {
    const at = now();
    const isAnother = at - history.changedAt > PAUSE;
    setHistory({
      before: isAnother ? history.current : history.before ?? history.current,
      current,
      text,
      changedAt: at,
    });
  }
  return history.before;
}
