import { DateTime } from 'luxon';
import {
  type AccessToken,
  type CallOptions,
  type GitLabClient,
  Pauses,
  accessLevel,
  askedPause,
  defaultRetryPolicy,
  isInDoubt,
  keepDoubt,
} from '../vendors';

/** The variable that a pipeline's update-gitops job reads. */
export const DEPLOY_TOKEN_VARIABLE = 'GITOPS_DEPLOY_TOKEN';

/** GitLab's longest is 365 days from its own today, which may be a day behind ours. */
const TOKEN_DAYS = 364;

const MINT_POLICY = { ...defaultRetryPolicy, attempts: 3 };

const NAME = /^update-gitops [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A minted token, whose value is kept nowhere but in the variable. */
export interface MintedToken {
  id: number;
  value: string;
}

export interface NewDeployToken {
  gitopsProjectId: number;
  /** Id of the operation or rotation that makes it. */
  maker: string;
  /** `YYYY-MM-DD` */
  expiresAt: string;
  /** Milliseconds after which a call without an answer can no longer arrive. */
  settleMs: number;
}

/** `YYYY-MM-DD`: the last day that GitLab is sure to allow. */
export function lastDayOfToken(): string {
  return DateTime.utc().plus({ days: TOKEN_DAYS }).toISODate();
}

/** The token's name says who made it, because the answer that says so may be lost. */
export function deployTokenName(maker: string): string {
  return `update-gitops ${maker}`;
}

/** The deploy tokens of a GitOps project that still work, whoever made them; no other tokens. */
export async function deployTokens(
  { access }: GitLabClient,
  gitopsProjectId: number,
  call: CallOptions,
): Promise<AccessToken[]> {
  const tokens = await access.accessTokens(gitopsProjectId, call);
  return tokens.filter(({ name }) => NAME.test(name));
}

/**
 * Exactly one that the caller has the value of: what an attempt without an
 * answer has left is revoked before the next, once it can come no later.
 */
export async function mintDeployToken(
  gitlab: GitLabClient,
  { gitopsProjectId, maker, expiresAt, settleMs }: NewDeployToken,
  call: CallOptions,
): Promise<MintedToken> {
  const pauses = new Pauses(MINT_POLICY);
  let inDoubt = false;
  for (;;) {
    await revokeDeployTokens(gitlab, { gitopsProjectId, maker }, call);
    try {
      return await gitlab.access.mintAccessToken(
        gitopsProjectId,
        {
          name: deployTokenName(maker),
          // Git over HTTP and nothing of the API: as a Maintainer it may push to
          // the protected branch, which must not be opened to all Developers for it.
          scopes: ['write_repository'],
          accessLevel: accessLevel.maintainer,
          expiresAt,
        },
        call,
      );
    } catch (error) {
      inDoubt ||= isInDoubt(error);
      const pause = isInDoubt(error)
        ? pauses.next(askedPause(error))
        : undefined;
      if (pause === undefined) {
        throw keepDoubt(error, inDoubt);
      }
      await MINT_POLICY.sleep(Math.max(pause, settleMs), call.signal);
    }
  }
}

/** Revokes the deploy tokens of one maker, or of all, but for one; tells how many. */
export async function revokeDeployTokens(
  gitlab: GitLabClient,
  of: { gitopsProjectId: number; maker?: string; except?: number },
  call: CallOptions,
): Promise<number> {
  const { gitopsProjectId, maker, except } = of;
  const tokens = await deployTokens(gitlab, gitopsProjectId, call);
  const unwanted = tokens.filter(
    ({ id, name }) =>
      id !== except && (maker === undefined || name === deployTokenName(maker)),
  );
  for (const { id } of unwanted) {
    await gitlab.access.revokeAccessToken(gitopsProjectId, id, call);
  }
  return unwanted.length;
}
