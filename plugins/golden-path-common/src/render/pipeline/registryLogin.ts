import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';

/**
 * What a job needs to write the registry: an identity token that GitLab makes
 * for this job, exchanged for credentials that last an hour. Nobody holds a key
 * of AWS, and nothing is left behind for another job.
 */
export function registryLogin({ names, platform }: ServiceContext) {
  return {
    id_tokens: { AWS_ID_TOKEN: { aud: platform.gitlab.baseUrl } },
    variables: {
      AWS_ROLE_ARN: names.ciRoleArn,
      AWS_ROLE_SESSION_NAME: `${names.name}-\${CI_PIPELINE_ID}`,
    },
    script: [
      'credentials=$(mktemp -d)',
      // Where AWS's programs, skopeo and cosign look.
      'export AWS_WEB_IDENTITY_TOKEN_FILE="$credentials/token" DOCKER_CONFIG="$credentials" REGISTRY_AUTH_FILE="$credentials/config.json"',
      `printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"`,
      'aws ecr get-login-password | skopeo login --username AWS --password-stdin "${IMAGE%%/*}"',
    ],
  } satisfies Partial<Job>;
}
