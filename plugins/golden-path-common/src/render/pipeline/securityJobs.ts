import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { semgrepSeverities, trivySeverities } from './severities';

/**
 * The image of the Dockerfile's last stage, whatever options stand before it,
 * and also where it is the default of a build argument. In POSIX awk.
 */
export const BASE_IMAGE = `awk '
  toupper($1) == "ARG" {
    split($2, argument, "=")
    value["$" argument[1]] = value["\${" argument[1] "}"] = argument[2]
  }
  toupper($1) == "FROM" {
    for (i = 2; $i ~ /^--/; i++) continue
    base = $i in value ? value[$i] : $i
  }
  END { print base }
' Dockerfile`;

/** Waits for nothing: findings are wanted as early as test results. */
const scan = (image: Job['image'], script: string[], report: string): Job => ({
  stage: 'security',
  image,
  script,
  needs: [],
  artifacts: { when: 'always', paths: [report], expireIn: '30 days' },
});

/** Dependencies, source and base image, on every branch. */
export function securityJobs({
  platform,
}: ServiceContext): Record<string, Job> {
  const { images, blockingSeverity } = platform;
  const trivyOptions = `--no-progress --exit-code 1 --severity ${trivySeverities(
    blockingSeverity,
  )}`;
  const trivy = { name: images.trivy, entrypoint: [''] };
  return {
    'dependency-audit': scan(
      images.node,
      [
        // The report lists everything, so its own result does not count.
        'npm audit --package-lock-only --json > npm-audit.json || true',
        `npm audit --package-lock-only --audit-level=${blockingSeverity}`,
      ],
      'npm-audit.json',
    ),
    'static-analysis': scan(
      images.semgrep,
      [
        `semgrep scan --error --metrics=off --config=p/default ${semgrepSeverities(
          blockingSeverity,
        )
          .map(severity => `--severity=${severity}`)
          .join(' ')} --json-output=semgrep.json`,
      ],
      'semgrep.json',
    ),
    'source-scan': scan(
      trivy,
      [
        `trivy filesystem ${trivyOptions} --scanners secret,misconfig --format json --output trivy-source.json .`,
      ],
      'trivy-source.json',
    ),
    'base-image-scan': scan(
      trivy,
      [
        `base=$(${BASE_IMAGE})`,
        'echo "Base image: $base"',
        `trivy image ${trivyOptions} --ignore-unfixed --format json --output trivy-base.json "$base"`,
      ],
      'trivy-base.json',
    ),
  };
}
