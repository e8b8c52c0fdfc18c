import {
  parseServiceSpec,
  type PlatformSpec,
  renderService,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { useMemo } from 'react';
import { usePlatform } from '../api/usePlatform';
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
  const { value: platform, error, retry } = usePlatform();
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
