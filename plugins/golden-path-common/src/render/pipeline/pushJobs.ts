import type { ServiceContext } from '../ServiceContext';
import { IMAGE_ARCHIVE } from './buildJobs';
import type { Job, Rule } from './Pipeline';
import { registryLogin } from './registryLogin';
import { bring, toolbox } from './toolbox';
import { trivyJob, trivyScan } from './trivyScan';

export const onDefaultBranch: Rule[] = [
  { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
];

/** What is in the image, for whoever asks next month whether it holds a package. */
export const SBOM = 'sbom.cdx.json';

function scanImage({ platform }: ServiceContext): Job {
  const report = 'trivy-image.json';
  const [scan, halt] = trivyScan(
    platform,
    `image --input ${IMAGE_ARCHIVE} --ignore-unfixed`,
    report,
  );
  return {
    ...trivyJob(platform),
    stage: 'push',
    rules: onDefaultBranch,
    needs: ['build'],
    script: [
      scan,
      `trivy convert --format cyclonedx --output ${SBOM} ${report}`,
      halt,
    ],
    artifacts: {
      when: 'always',
      paths: [report, SBOM],
      reports: { cyclonedx: SBOM },
      expire_in: '1 year',
    },
  };
}

function pushImage(context: ServiceContext): Job {
  const login = registryLogin(context);
  return {
    ...login,
    stage: 'push',
    image: toolbox(context.platform),
    rules: onDefaultBranch,
    interruptible: false,
    needs: [
      { job: 'build', artifacts: true },
      { job: 'scan-image', artifacts: false },
    ],
    script: [
      bring('aws', 'skopeo'),
      ...login.script,
      // Tags do not move: a pipeline that runs again for the same commit has one of its own.
      `skopeo copy --retry-times 3 --digestfile digest.txt oci-archive:${IMAGE_ARCHIVE} "docker://$IMAGE:$CI_COMMIT_SHA-$CI_PIPELINE_ID"`,
      'digest=$(cat digest.txt)',
      'echo "IMAGE_DIGEST=$digest" > image.env',
    ],
    artifacts: { reports: { dotenv: 'image.env' }, expire_in: '1 year' },
  };
}

/** What was built is scanned before it leaves the runner, then goes to the registry. */
export function pushJobs(context: ServiceContext): Record<string, Job> {
  return {
    'scan-image': scanImage(context),
    'push-image': pushImage(context),
  };
}
