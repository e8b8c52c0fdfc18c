import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceStatus } from '@cloudforge/plugin-golden-path-common';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { type Polled, usePolled } from '../polling/usePolled';

/** Argo CD itself looks at git every few minutes. */
const pause = () => 15_000;

/** How a service runs, looked at again and again while somebody may be looking. */
export function useServiceStatus(service: string): Polled<ServiceStatus> {
  const api = useApi(goldenPathApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.serviceStatus(service, { signal }),
    [api, service],
  );
  return usePolled(ask, pause);
}
