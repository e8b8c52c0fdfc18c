import { useApi } from '@backstage/frontend-plugin-api';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathApiRef } from '../api/GoldenPathApi';

const LIMIT = 10;

/** How often to look again while something is going on: a Create takes seconds. */
const LOOK_AGAIN_MS = 5_000;

const MOVING: readonly OperationState[] = ['waiting', 'running', 'undoing'];

/** The newest operations that the person may see, kept up to date while any of them moves. */
export function useRecentOperations() {
  const api = useApi(goldenPathApiRef);
  const result = useAsyncRetry(
    async () => (await api.operations({ limit: LIMIT })).items,
    [api],
  );
  const moving = result.value?.some(o => MOVING.includes(o.state)) ?? false;
  useInterval(result.retry, moving ? LOOK_AGAIN_MS : null);
  return result;
}
