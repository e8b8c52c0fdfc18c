import type { ServiceContext } from '../ServiceContext';
import { toYaml } from '../yaml';
import { buildJobs } from './buildJobs';
import { dastJobs } from './dastJobs';
import { languageJobs } from './languageJobs';
import { Pipeline } from './Pipeline';
import { pushJobs } from './pushJobs';
import { securityJobs } from './securityJobs';
import { signJobs } from './signJobs';
import { updateGitopsJobs } from './updateGitopsJobs';

const STAGES = [
  'lint',
  'test',
  'security',
  'build',
  'push',
  'update-gitops',
] as const;

function emptyPipeline({ names, platform }: ServiceContext): Pipeline {
  return new Pipeline({
    stages: STAGES,
    workflow: {
      // One pipeline a push: for the merge request where there is one, else for the branch.
      rules: [
        { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
        { if: '$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS', when: 'never' },
        { if: '$CI_COMMIT_BRANCH' },
      ],
      auto_cancel: { on_new_commit: 'interruptible' },
    },
    variables: {
      IMAGE: names.image,
      AWS_REGION: platform.aws.region,
    },
    default: {
      interruptible: true,
      // Only what is the runner's fault; a failing test stays failed.
      retry: {
        max: 2,
        when: ['runner_system_failure', 'stuck_or_timeout_failure'],
      },
    },
  });
}

/** `.gitlab-ci.yml`. Holds names and settings of the platform only, no text that a person typed. */
export function gitlabCi(context: ServiceContext): string {
  const pipeline = emptyPipeline(context);
  const jobs = {
    ...languageJobs(context),
    ...securityJobs(context),
    ...dastJobs(context),
    ...buildJobs(context),
    ...pushJobs(context),
    ...signJobs(context),
    ...updateGitopsJobs(context),
  };
  for (const [name, job] of Object.entries(jobs)) {
    pipeline.add(name, job);
  }
  return toYaml(pipeline.toGitLab());
}
