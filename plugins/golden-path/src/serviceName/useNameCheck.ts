import { useApi } from '@backstage/frontend-plugin-api';
import type { NameClash } from '@cloudforge/plugin-golden-path-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { explainError } from '../api/explainError';
import { goldenPathApiRef, type GoldenPathApi } from '../api/GoldenPathApi';
import { nameProblems } from './nameProblems';

/** How long typing must rest before anything is said about the name. */
export const TYPING_RESTS_MS = 300;

/**
 * What is known about a name. `typing`: nothing, for it is not finished.
 * `unknown`: it could not be looked up.
 */
export type NameState =
  | { kind: 'typing' }
  | { kind: 'refused'; problems: string[] }
  | { kind: 'checking' }
  | { kind: 'available' }
  | { kind: 'taken'; clashes: NameClash[] }
  | { kind: 'unknown'; reason: string };

/** Asks the server about a name; never throws. */
export async function lookUpName(
  api: GoldenPathApi,
  name: string,
  signal?: AbortSignal,
): Promise<NameState> {
  try {
    const check = await api.checkName(name, { signal });
    if (check.problems.length) {
      return { kind: 'refused', problems: check.problems };
    }
    return check.available
      ? { kind: 'available' }
      : { kind: 'taken', clashes: check.clashes };
  } catch (error) {
    return { kind: 'unknown', reason: explainError(error) };
  }
}

/**
 * What is known about the name as it is typed. An answer counts only for the
 * name that it was asked for, whenever it arrives.
 */
export function useNameCheck(name: string): {
  state: NameState;
  retry: () => void;
} {
  const api = useApi(goldenPathApiRef);
  const [rested, setRested] = useState(name);
  const [answer, setAnswer] = useState<{ name: string; state: NameState }>();
  const [attempt, setAttempt] = useState(0);

  useDebounce(() => setRested(name), TYPING_RESTS_MS, [name]);
  const isTyping = name === '' || name !== rested;
  const problems = useMemo(
    () => (isTyping ? [] : nameProblems(name)),
    [name, isTyping],
  );

  useEffect(() => {
    if (isTyping || problems.length) {
      return undefined;
    }
    const controller = new AbortController();
    lookUpName(api, name, controller.signal).then(state => {
      if (!controller.signal.aborted) {
        setAnswer({ name, state });
      }
    });
    return () => controller.abort();
  }, [api, name, isTyping, problems, attempt]);

  const retry = useCallback(() => {
    setAnswer(undefined);
    setAttempt(n => n + 1);
  }, []);

  if (isTyping) {
    return { state: { kind: 'typing' }, retry };
  }
  if (problems.length) {
    return { state: { kind: 'refused', problems }, retry };
  }
  const isAnswered = answer?.name === name;
  return { state: isAnswered ? answer.state : { kind: 'checking' }, retry };
}
