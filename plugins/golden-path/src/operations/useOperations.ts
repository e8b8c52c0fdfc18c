import { useApi } from '@backstage/frontend-plugin-api';
import type {
  OperationsPage,
  OperationsQuery,
} from '@cloudforge/plugin-golden-path-common';
import { useCallback, useEffect, useState } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { isMoving } from './operationWords';
import { usePageVisible } from './usePageVisible';

/** How long after an answer to look again while something is going on: a Create takes seconds. */
const LOOK_AGAIN_MS = 5_000;

/** `error` may come beside `value`: what was known before the last look failed. */
export interface OperationsResult {
  value?: OperationsPage;
  error?: unknown;
  retry: () => void;
}

/**
 * A page of the operations that the person may see, newest first, kept up to
 * date while one of them moves and somebody may be looking.
 */
export function useOperations(query: OperationsQuery): OperationsResult {
  const api = useApi(goldenPathApiRef);
  const { service, state, limit, after } = query;
  const key = JSON.stringify([service, state, limit, after]);
  const [last, setLast] = useState<{
    key: string;
    value?: OperationsPage;
    error?: unknown;
  }>();
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    api
      .operations({ service, state, limit, after }, { signal })
      .then(
        value => ({ value }),
        error => ({ error }),
      )
      .then(answer => {
        if (!signal.aborted) {
          setLast(before => ({
            key,
            value: before?.key === key ? before.value : undefined,
            ...answer,
          }));
        }
      });
    return () => controller.abort();
  }, [api, key, service, state, limit, after, attempt]);

  const { value, error } = last?.key === key ? last : {};
  const moving = value?.items.some(isMoving) ?? false;
  const visible = usePageVisible();
  useEffect(() => {
    if (!moving || !visible) {
      return undefined;
    }
    const timer = setTimeout(retry, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [last, moving, visible, retry]);

  return { value, error, retry };
}
