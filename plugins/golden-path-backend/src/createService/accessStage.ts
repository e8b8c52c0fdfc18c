import {
  type PlatformSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import {
  DEPLOY_TOKEN_VARIABLE,
  type DeployTokenEffect,
  type GitLabProjectEffect,
  lastDayOfToken,
} from '../effects';
import type { Stage } from '../operations/Effect';

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
      const expiresAt = lastDayOfToken();
      await context.apply(token, {
        gitopsProjectId: gitops.id,
        gitopsProject: names.gitops.path,
        appProjectId: app.id,
        appProject: names.app.path,
        variable: DEPLOY_TOKEN_VARIABLE,
        expiresAt,
      });
      await context.log(
        `The pipeline of ${names.app.path} may push to ${names.gitops.path} until ${expiresAt}`,
      );
    },
  };
}
