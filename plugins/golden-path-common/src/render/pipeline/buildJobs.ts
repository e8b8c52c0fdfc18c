import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { packageCache, toolchainOf } from './toolchainOf';

/** File that carries the image from `build` to `push`. */
export const IMAGE_ARCHIVE = 'image.tar';

const LABELS = [
  '--label "org.opencontainers.image.revision=$CI_COMMIT_SHA"',
  '--label "org.opencontainers.image.source=$CI_PROJECT_URL"',
].join(' ');

/**
 * Builds without a daemon and without privilege; the same commit on the same
 * base images gives the same image. What is cached is packages, which the
 * package manager checks against the lock file, never layers: a branch that
 * nobody has reviewed could leave anything in those.
 */
export function buildJobs(context: ServiceContext): Record<string, Job> {
  const toolchain = toolchainOf(context);
  const { folder } = toolchain.cache;
  return {
    build: {
      stage: 'build',
      image: context.platform.images.buildah,
      variables: { BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: 'vfs' },
      cache: { ...packageCache(toolchain), policy: 'pull' },
      script: [
        'created=$(date --utc --date="$CI_COMMIT_TIMESTAMP" +%s)',
        `mkdir -p ${folder}`,
        `buildah build --platform linux/amd64 --timestamp "$created" --volume "$PWD/${folder}:${toolchain.cacheInImage}" ${LABELS} --tag "$IMAGE:$CI_COMMIT_SHA" .`,
        `buildah push "$IMAGE:$CI_COMMIT_SHA" oci-archive:${IMAGE_ARCHIVE}`,
      ],
      needs: [
        'lint',
        'test',
        'dependency-audit',
        'static-analysis',
        'secret-detection',
        'dockerfile-scan',
        'base-image-scan',
      ],
      artifacts: { paths: [IMAGE_ARCHIVE], expire_in: '1 day' },
    },
  };
}
