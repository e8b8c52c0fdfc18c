import { useApi } from '@backstage/frontend-plugin-api';
import type {
  OperationsPage,
  OperationsQuery,
} from '@cloudforge/plugin-golden-path-common';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { type Polled, usePolled } from '../polling/usePolled';
import { isMoving } from './operationWords';

/** While something is going on: a Create takes seconds. */
const pause = (page?: OperationsPage) =>
  page?.items.some(isMoving) ? 5_000 : undefined;

/**
 * A page of the operations that the person may see, newest first, kept up to
 * date while one of them moves and somebody may be looking.
 */
export function useOperations(query: OperationsQuery): Polled<OperationsPage> {
  const api = useApi(goldenPathApiRef);
  const { service, state, limit, after } = query;
  const ask = useCallback(
    (signal: AbortSignal) =>
      api.operations({ service, state, limit, after }, { signal }),
    [api, service, state, limit, after],
  );
  return usePolled(ask, pause);
}
