import { useApi } from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { goldenPathApiRef } from './GoldenPathApi';
import { platformOf } from './platformOf';

/** The platform, as soon as it is known. */
export function usePlatform() {
  const api = useApi(goldenPathApiRef);
  return useAsyncRetry(() => platformOf(api), [api]);
}
