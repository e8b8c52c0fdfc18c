import { useApi } from '@backstage/frontend-plugin-api';
import type { NameClash } from '@cloudforge/plugin-golden-path-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { explainError } from '../api/explainError';
import { goldenPathApiRef, type GoldenPathApi } from '../api/GoldenPathApi';
import { nameProblems } from './nameProblems';

/** How long typing must rest before the server is asked. */
export const TYPING_RESTS_MS = 300;

/** What is known about a name. `unknown`: it could not be looked up. */
export type NameState =
  | { kind: 'empty' }
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
  const problems = useMemo(() => (name ? nameProblems(name) : []), [name]);
  const [answer, setAnswer] = useState<{ name: string; state: NameState }>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!name || problems.length) {
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const state = await lookUpName(api, name, controller.signal);
      if (!controller.signal.aborted) {
        setAnswer({ name, state });
      }
    }, TYPING_RESTS_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, name, problems, attempt]);

  const retry = useCallback(() => {
    setAnswer(undefined);
    setAttempt(n => n + 1);
  }, []);

  return { state: currentState(name, problems, answer), retry };
}

function currentState(
  name: string,
  problems: string[],
  answer?: { name: string; state: NameState },
): NameState {
  if (!name) {
    return { kind: 'empty' };
  }
  if (problems.length) {
    return { kind: 'refused', problems };
  }
  return answer?.name === name ? answer.state : { kind: 'checking' };
}
