import { useApi } from '@backstage/frontend-plugin-api';
import {
  renderService,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { LoadingFailed } from '../LoadingFailed';
import { PreviewSkeleton } from './PreviewSkeleton';
import { RepositoryFiles } from './RepositoryFiles';
import { repositories } from './repositories';

/** Renders a service for this platform and shows the files. */
export function ServicePreview(props: { spec: ServiceSpec }) {
  const { spec } = props;
  const api = useApi(goldenPathApiRef);
  const {
    value: platform,
    error,
    retry,
  } = useAsyncRetry(() => api.platform(), [api]);
  const shown = useMemo(
    () =>
      platform && repositories(spec, platform, renderService(spec, platform)),
    [spec, platform],
  );

  if (error) {
    return (
      <LoadingFailed
        title="The preview could not be made"
        error={error}
        onRetry={retry}
      />
    );
  }
  return shown ? <RepositoryFiles repositories={shown} /> : <PreviewSkeleton />;
}
