import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';

/** File that carries the image from `build` to `push`. */
export const IMAGE_ARCHIVE = 'image.tar';

/** Builds without a daemon and without privilege; the same commit gives the same image. */
export function buildJobs({ platform }: ServiceContext): Record<string, Job> {
  return {
    build: {
      stage: 'build',
      image: platform.images.buildah,
      variables: { BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: 'vfs' },
      script: [
        'created=$(date --utc --date="$CI_COMMIT_TIMESTAMP" +%s)',
        'buildah build --platform linux/amd64 --timestamp "$created" --label "org.opencontainers.image.revision=$CI_COMMIT_SHA" --label "org.opencontainers.image.source=$CI_PROJECT_URL" --tag "$IMAGE:$CI_COMMIT_SHA" .',
        `buildah push "$IMAGE:$CI_COMMIT_SHA" oci-archive:${IMAGE_ARCHIVE}`,
      ],
      needs: ['lint', 'test', 'dependency-audit', 'base-image-scan'],
      artifacts: { paths: [IMAGE_ARCHIVE], expireIn: '1 day' },
    },
  };
}
