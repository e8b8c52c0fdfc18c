import {
  type PlatformSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { DateTime } from 'luxon';
import type { DeployTokenEffect, GitLabProjectEffect } from '../effects';
import type { Stage } from '../operations/Effect';

/** The variable that the pipeline's update-gitops job reads. */
const VARIABLE = 'GITOPS_DEPLOY_TOKEN';

/** GitLab's longest is 365 days from its own today, which may be a day behind ours. */
const TOKEN_DAYS = 364;

export interface AccessStageDeps {
  platform: PlatformSpec;
  project: GitLabProjectEffect;
  token: DeployTokenEffect;
}

/** What the pipeline needs to write the GitOps repository, without any set-up by hand. */
export function accessStage({
  platform,
  project,
  token,
}: AccessStageDeps): Stage {
  return {
    name: 'access',
    async run(context) {
      const names = serviceNames(context.spec, platform);
      const [app, gitops] = await Promise.all(
        [names.app.path, names.gitops.path].map(path =>
          context.resultOf(project, args => args.project === path),
        ),
      );
      const expiresAt = DateTime.utc().plus({ days: TOKEN_DAYS }).toISODate();
      await context.apply(token, {
        gitopsProjectId: gitops.id,
        gitopsProject: names.gitops.path,
        appProjectId: app.id,
        appProject: names.app.path,
        variable: VARIABLE,
        expiresAt,
      });
      await context.log(
        `The pipeline of ${names.app.path} may push to ${names.gitops.path} until ${expiresAt}`,
      );
    },
  };
}
