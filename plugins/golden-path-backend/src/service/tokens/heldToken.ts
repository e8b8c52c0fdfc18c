import { DEPLOY_TOKEN_VARIABLE, makerIn } from '../../effects';
import type { CallOptions, GitLabClient } from '../../vendors';

/** The two projects of a service, by id. */
export interface DeployTokenPlace {
  /** Whose pipeline has the token, as a variable. */
  appProjectId: number;
  /** Where the token may push to. */
  gitopsProjectId: number;
}

/**
 * The operation or rotation that made the token that the variable holds.
 * GitLab writes a variable's description together with its value, so this is
 * known without reading the value.
 */
export async function makerOfHeldToken(
  { access }: GitLabClient,
  { appProjectId }: DeployTokenPlace,
  call: CallOptions,
): Promise<string | undefined> {
  const variable = await access.findVariable(
    appProjectId,
    DEPLOY_TOKEN_VARIABLE,
    call,
  );
  return variable && makerIn(variable.description);
}
