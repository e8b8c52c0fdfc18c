import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceStatus } from '@cloudforge/plugin-golden-path-common';
import { useCallback, useEffect, useState } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { usePageVisible } from '../operations/usePageVisible';

/** How long after an answer to look again: Argo CD itself looks at git every few minutes. */
const LOOK_AGAIN_MS = 15_000;

/** `error` may come beside `value`: what was known before the last look failed. */
export interface ServiceStatusResult {
  value?: ServiceStatus;
  error?: unknown;
  retry: () => void;
}

/** How a service runs, looked at again and again while somebody may be looking. */
export function useServiceStatus(service: string): ServiceStatusResult {
  const api = useApi(goldenPathApiRef);
  const [last, setLast] = useState<{ value?: ServiceStatus; error?: unknown }>(
    {},
  );
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    api
      .serviceStatus(service, { signal })
      .then(
        value => ({ value, error: undefined }),
        error => ({ error }),
      )
      .then(answer => {
        if (!signal.aborted) {
          setLast(before => ({ ...before, ...answer }));
        }
      });
    return () => controller.abort();
  }, [api, service, attempt]);

  const visible = usePageVisible();
  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    const timer = setTimeout(retry, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [last, visible, retry]);

  return { ...last, retry };
}
