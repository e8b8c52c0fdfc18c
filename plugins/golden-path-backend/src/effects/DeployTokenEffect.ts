import type { Effect, EffectContext } from '../operations/Effect';
import {
  type GitLabClient,
  accessLevel,
  backOff,
  defaultRetryPolicy,
  isInDoubt,
  keepDoubt,
} from '../vendors';
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

export type DeployTokenEffect = Effect<DeployTokenArgs, DeployTokenResult>;

const MINT_ATTEMPTS = 3;

/**
 * The write token of one GitOps repository, stored straight as a variable of
 * the app repository. Its value is journalled nowhere, so a repeat revokes the
 * one that it may have made before and mints another.
 */
export function deployTokenEffect(gitlab: GitLabClient): DeployTokenEffect {
  return {
    type: 'gitlab-deploy-token',
    title: ({ gitopsProject, appProject, variable }) =>
      `token for ${gitopsProject} as the variable ${variable} of ${appProject}`,

    async apply(args, context) {
      const { operationId } = context;
      const value = await mint(gitlab, args, context);
      await gitlab.access.setSecretVariable(
        args.appProjectId,
        { key: args.variable, value, description: marker(operationId) },
        context,
      );
      return { tokenName: tokenName(operationId) };
    },

    async undo(args, _result, context) {
      await revokeOwn(gitlab, args, context);
      const { appProjectId, variable } = args;
      const found = await gitlab.access.findVariable(
        appProjectId,
        variable,
        context,
      );
      if (found && hasMarker(found.description, context.operationId)) {
        await gitlab.access.removeVariable(appProjectId, variable, context);
      }
      return { state: 'undone' };
    },
  };
}

function tokenName(operationId: string): string {
  return `update-gitops ${operationId}`;
}

async function mint(
  gitlab: GitLabClient,
  args: DeployTokenArgs,
  context: EffectContext,
): Promise<string> {
  let inDoubt = false;
  for (let attempt = 1; ; attempt++) {
    await revokeOwn(gitlab, args, context);
    try {
      return await gitlab.access.mintAccessToken(
        args.gitopsProjectId,
        {
          name: tokenName(context.operationId),
          // Git over HTTP and nothing of the API: as a Maintainer it may push to
          // the protected branch, which must not be opened to all Developers for it.
          scopes: ['write_repository'],
          accessLevel: accessLevel.maintainer,
          expiresAt: args.expiresAt,
        },
        context,
      );
    } catch (error) {
      inDoubt ||= isInDoubt(error);
      if (attempt >= MINT_ATTEMPTS || !isInDoubt(error)) {
        throw keepDoubt(error, inDoubt);
      }
      const { sleep } = defaultRetryPolicy;
      await sleep(backOff(defaultRetryPolicy, attempt), context.signal);
    }
  }
}

async function revokeOwn(
  { access }: GitLabClient,
  { gitopsProjectId }: DeployTokenArgs,
  context: EffectContext,
): Promise<void> {
  const name = tokenName(context.operationId);
  const tokens = await access.accessTokens(gitopsProjectId, context);
  for (const token of tokens.filter(found => found.name === name)) {
    await access.revokeAccessToken(gitopsProjectId, token.id, context);
  }
}
