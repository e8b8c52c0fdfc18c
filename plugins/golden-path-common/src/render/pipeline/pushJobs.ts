import type { ServiceContext } from '../ServiceContext';
import { IMAGE_ARCHIVE } from './buildJobs';
import type { Job, Rule } from './Pipeline';
import { trivySeverities } from './severities';

export const onDefaultBranch: Rule[] = [
  { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
];

function pushImage({ names, platform }: ServiceContext): Job {
  return {
    stage: 'push',
    image: { name: platform.images.awsCli, entrypoint: [''] },
    rules: onDefaultBranch,
    interruptible: false,
    needs: [
      { job: 'build', artifacts: true },
      { job: 'scan-image', artifacts: false },
      { job: 'static-analysis', artifacts: false },
      { job: 'source-scan', artifacts: false },
    ],
    // Exchanged for credentials that last an hour; GitLab holds no key of AWS.
    idTokens: { AWS_ID_TOKEN: { aud: platform.gitlab.baseUrl } },
    variables: {
      AWS_ROLE_ARN: names.ciRoleArn,
      AWS_ROLE_SESSION_NAME: `${names.name}-\${CI_PIPELINE_ID}`,
    },
    script: [
      'umask 077',
      'AWS_WEB_IDENTITY_TOKEN_FILE=$(mktemp)',
      'export AWS_WEB_IDENTITY_TOKEN_FILE',
      `printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"`,
      'aws ecr get-login-password | skopeo login --username AWS --password-stdin "${IMAGE%%/*}"',
      `skopeo copy --retry-times 3 --digestfile digest.txt oci-archive:${IMAGE_ARCHIVE} "docker://$IMAGE:$CI_COMMIT_SHA"`,
      `printf 'IMAGE_DIGEST=%s\\n' "$(cat digest.txt)" > image.env`,
    ],
    artifacts: { reports: { dotenv: 'image.env' }, expireIn: '30 days' },
  };
}

/** What was built is scanned before it leaves the runner, then goes to the registry. */
export function pushJobs(context: ServiceContext): Record<string, Job> {
  const { images, blockingSeverity } = context.platform;
  return {
    'scan-image': {
      stage: 'push',
      image: { name: images.trivy, entrypoint: [''] },
      rules: onDefaultBranch,
      needs: ['build'],
      script: [
        `trivy image --input ${IMAGE_ARCHIVE} --no-progress --exit-code 1 --ignore-unfixed --severity ${trivySeverities(
          blockingSeverity,
        )} --format json --output trivy-image.json`,
      ],
      artifacts: {
        when: 'always',
        paths: ['trivy-image.json'],
        expireIn: '30 days',
      },
    },
    'push-image': pushImage(context),
  };
}
