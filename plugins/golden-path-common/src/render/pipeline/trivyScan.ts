import type { PlatformSpec } from '../../spec';
import type { Job } from './Pipeline';
import { trivySeverities } from './severities';

/** Vulnerability data, downloaded anew when it is a day old. */
const CACHE = '.trivy/';

/** What the jobs of Trivy have in common. */
export function trivyJob({ images }: PlatformSpec) {
  return {
    image: { name: images.trivy, entrypoint: [''] },
    variables: { TRIVY_CACHE_DIR: CACHE, TRIVY_NO_PROGRESS: 'true' },
    cache: { key: 'trivy', paths: [CACHE] },
  } satisfies Partial<Job>;
}

/**
 * Everything that was found into a file; then, into the job's log, what the
 * platform does not let pass, and with it the end of the job.
 *
 * @param scan - `image --ignore-unfixed "$base"`
 */
export function trivyScan(
  { blockingSeverity }: PlatformSpec,
  scan: string,
  report: string,
): string[] {
  const severities = trivySeverities(blockingSeverity);
  return [
    `trivy ${scan} --format json --output ${report}`,
    `trivy convert --format table --severity ${severities} --exit-code 1 ${report}`,
  ];
}
