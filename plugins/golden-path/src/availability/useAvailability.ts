import { useCallback, useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { type Availability, type Check, lookUp } from './Availability';

/** How long typing must rest before anything is said. */
export const TYPING_RESTS_MS = 300;

/** How a text is checked: both functions stay the same from render to render. */
export interface Checks {
  /** What is wrong with it, before anybody is asked. */
  problemsOf: (text: string) => string[];
  ask: (text: string, signal: AbortSignal) => Promise<Check>;
}

const NONE: string[] = [];

/**
 * What is known about a text as it is typed. An answer counts only for the text
 * that it was asked for, whenever it arrives.
 */
export function useAvailability(
  text: string,
  { problemsOf, ask }: Checks,
): { state: Availability; retry: () => void } {
  const [rested, setRested] = useState(text);
  const [answer, setAnswer] = useState<{ text: string; state: Availability }>();
  const [attempt, setAttempt] = useState(0);

  useDebounce(() => setRested(text), TYPING_RESTS_MS, [text]);
  const isTyping = text === '' || text !== rested;
  const problems = isTyping ? NONE : problemsOf(text);
  const isRefused = problems.length > 0;

  useEffect(() => {
    if (isTyping || isRefused) {
      return undefined;
    }
    const controller = new AbortController();
    lookUp(() => ask(text, controller.signal)).then(state => {
      if (!controller.signal.aborted) {
        setAnswer({ text, state });
      }
    });
    return () => controller.abort();
  }, [ask, text, isTyping, isRefused, attempt]);

  const retry = useCallback(() => {
    setAnswer(undefined);
    setAttempt(n => n + 1);
  }, []);

  if (isTyping) {
    return { state: { kind: 'typing' }, retry };
  }
  if (isRefused) {
    return { state: { kind: 'refused', problems }, retry };
  }
  const isAnswered = answer?.text === text;
  return { state: isAnswered ? answer.state : { kind: 'checking' }, retry };
}
