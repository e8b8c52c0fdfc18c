import { useApi } from '@backstage/frontend-plugin-api';
import {
  parseServiceSpec,
  type PlatformSpec,
  renderService,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { platformOf } from '../api/platformOf';
import { LoadingFailed } from '../LoadingFailed';
import { PreviewSkeleton } from './PreviewSkeleton';
import { ProblemList } from './ProblemList';
import { RepositoryFiles } from './RepositoryFiles';
import { repositories } from './repositories';

/** Renders a service for this platform and shows the files. */
export function ServicePreview(props: {
  spec: ServiceSpec;
  /** As it was before the last answer, if there was one. */
  before?: ServiceSpec;
}) {
  const { spec, before } = props;
  const api = useApi(goldenPathApiRef);
  const {
    value: platform,
    error,
    retry,
  } = useAsyncRetry(() => platformOf(api), [api]);
  const shown = useRepositories(spec, platform);
  const past = useRepositories(before, platform);

  if (error) {
    return (
      <LoadingFailed
        title="The preview could not be made"
        error={error}
        onRetry={retry}
      />
    );
  }
  const offered = platform && parseServiceSpec(spec, platform);
  if (offered?.ok === false) {
    return <ProblemList problems={offered.problems} />;
  }
  return shown ? (
    <RepositoryFiles repositories={shown} before={past ?? shown} />
  ) : (
    <PreviewSkeleton />
  );
}

function useRepositories(spec?: ServiceSpec, platform?: PlatformSpec) {
  return useMemo(
    () =>
      spec &&
      platform &&
      repositories(spec, platform, renderService(spec, platform)),
    [spec, platform],
  );
}
