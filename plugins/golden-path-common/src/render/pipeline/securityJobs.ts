import type { PlatformSpec } from '../../spec';
import type { ServiceContext } from '../ServiceContext';
import { toolchainOf } from './toolchainOf';
import type { Job } from './Pipeline';
import { semgrepSeverities } from './severities';
import { trivyJob, trivyScan } from './trivyScan';

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
const scan = (
  job: Pick<Job, 'image' | 'script' | 'variables' | 'cache'>,
  report: string,
): Job => ({
  stage: 'security',
  needs: [],
  artifacts: {
    when: 'always',
    paths: [report],
    expire_in: '30 days',
  },
  ...job,
});

function semgrep({ images, blockingSeverity }: PlatformSpec) {
  const severities = semgrepSeverities(blockingSeverity)
    .map(severity => `--severity=${severity}`)
    .join(' ');
  return {
    image: images.semgrep,
    script: [
      `semgrep scan --error --metrics=off --config=p/default ${severities} --json-output=semgrep.json`,
    ],
  };
}

/** Looks into every commit: what was taken back can still be read. */
function gitleaks({ images }: PlatformSpec) {
  return {
    image: { name: images.gitleaks, entrypoint: [''] },
    variables: { GIT_DEPTH: '0' },
    script: [
      'gitleaks git --no-banner --redact --verbose --report-format json --report-path gitleaks.json .',
    ],
  };
}

/** Dependencies, source, secrets, Dockerfile and base image, on every branch. */
export function securityJobs(context: ServiceContext): Record<string, Job> {
  const { platform } = context;
  const { image, audit } = toolchainOf(context);
  return {
    'dependency-audit': scan({ image, script: audit.script }, audit.file),
    'static-analysis': scan(semgrep(platform), 'semgrep.json'),
    'secret-detection': scan(gitleaks(platform), 'gitleaks.json'),
    'dockerfile-scan': scan(
      {
        ...trivyJob(platform),
        script: trivyScan(
          platform,
          'config --skip-dirs .trivy .',
          'trivy-config.json',
        ),
      },
      'trivy-config.json',
    ),
    'base-image-scan': scan(
      {
        ...trivyJob(platform),
        script: [
          `base=$(${BASE_IMAGE})`,
          'echo "Base image: $base"',
          ...trivyScan(
            platform,
            'image --ignore-unfixed "$base"',
            'trivy-base.json',
          ),
        ],
      },
      'trivy-base.json',
    ),
  };
}
