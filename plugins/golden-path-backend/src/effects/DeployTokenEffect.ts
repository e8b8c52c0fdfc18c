import type { Effect } from '../operations/Effect';
import type { GitLabClient } from '../vendors';
import {
  deployTokenName,
  mintDeployToken,
  revokeDeployTokens,
} from './deployTokens';
import { hasMarker, marker } from './marks';

export type DeployTokenArgs = {
  /** Project that the token may push to. */
  gitopsProjectId: number;
  gitopsProject: string;
  /** Project whose pipeline gets the token. */
  appProjectId: number;
  appProject: string;
  variable: string;
  /** `YYYY-MM-DD` */
  expiresAt: string;
};

export type DeployTokenResult = { tokenName: string };

export interface DeployTokenDeps {
  gitlab: GitLabClient;
  /** Milliseconds after which a call without an answer can no longer arrive. */
  settleMs: number;
}

export type DeployTokenEffect = Effect<DeployTokenArgs, DeployTokenResult>;

/**
 * The write token of one GitOps repository, stored straight as a variable of
 * the app repository. Its value is journalled nowhere, so a repeat revokes the
 * one that it may have made before and mints another.
 */
export function deployTokenEffect({
  gitlab,
  settleMs,
}: DeployTokenDeps): DeployTokenEffect {
  return {
    type: 'gitlab-deploy-token',
    title: ({ gitopsProject, appProject, variable }) =>
      `token for ${gitopsProject} as the variable ${variable} of ${appProject}`,

    async apply(args, context) {
      const { gitopsProjectId, appProjectId, variable, expiresAt } = args;
      const { operationId: maker } = context;
      const { id, value } = await mintDeployToken(
        gitlab,
        { gitopsProjectId, maker, expiresAt, settleMs },
        context,
      );
      await gitlab.access.setSecretVariable(
        appProjectId,
        { key: variable, value, description: marker(maker) },
        context,
      );
      // A proxy may have sent the one call on twice.
      await revokeDeployTokens(
        gitlab,
        { gitopsProjectId, maker, except: id },
        context,
      );
      return { tokenName: deployTokenName(maker) };
    },

    async undo(args, _result, context) {
      const { gitopsProjectId, appProjectId, variable } = args;
      const { operationId: maker } = context;
      await revokeDeployTokens(gitlab, { gitopsProjectId, maker }, context);
      const found = await gitlab.access.findVariable(
        appProjectId,
        variable,
        context,
      );
      if (found && hasMarker(found.description, maker)) {
        await gitlab.access.removeVariable(appProjectId, variable, context);
      }
      return { state: 'undone' };
    },
  };
}
