import type { ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';
import type { Job } from './Pipeline';

/**
 * Attacks what runs in the first environment, by its API's own description.
 * Off unless somebody, or a schedule, starts the pipeline with `DAST_ENABLED`;
 * a service without a public address cannot be reached by a runner.
 */
export function dastJobs({
  environments,
  platform,
}: ServiceContext): Record<string, Job> {
  const [{ url }] = environments;
  if (!url) {
    return {};
  }
  return {
    dast: {
      stage: 'security',
      image: { name: platform.images.zap, entrypoint: [''] },
      rules: [
        {
          if: '$DAST_ENABLED == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
        },
      ],
      needs: [],
      variables: { DAST_API: `${url}${serviceContract.paths.openApi}` },
      script: [
        // ZAP writes there and nowhere else.
        'mkdir -p /zap/wrk',
        'result=0',
        'zap-api-scan.py -t "$DAST_API" -f openapi -J zap.json -r zap.html || result=$?',
        'cp /zap/wrk/zap.json /zap/wrk/zap.html .',
        'exit "$result"',
      ],
      // 2: warnings only. Source: https://www.zaproxy.org/docs/docker/api-scan/
      allow_failure: { exit_codes: 2 },
      artifacts: {
        when: 'always',
        paths: ['zap.json', 'zap.html'],
        expire_in: '30 days',
      },
    },
  };
}
