import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ProjectAccessTokens,
  ProjectVariables,
  ProtectedBranches,
} from '@gitbeaker/core';
import { CallOptions, mayHaveHappened } from '../http';
import { GitLabConnection } from './GitLabConnection';
import { orUndefined } from './orUndefined';
import type {
  AccessToken,
  BranchProtection,
  CiVariable,
  NewAccessToken,
} from './types';

/** Only in jobs of protected branches, never in their logs, `$` left alone. */
const SECRET = { protected: true, masked: true, raw: true };

/** Who and what may change a project: protected branches, access tokens, variables. */
export class GitLabAccess {
  constructor(private readonly gitlab: GitLabConnection) {}

  /** Forbids force pushes. A branch protected already keeps its levels, and loses force pushes. */
  async protectBranch(
    project: number,
    { branch, pushLevel, mergeLevel }: BranchProtection,
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `protect the branch ${branch} of the project ${project}`;
    const allowForcePush = false;
    try {
      await this.gitlab
        .writing(ProtectedBranches, { what, signal })
        .protect(project, branch, {
          pushAccessLevel: pushLevel,
          mergeAccessLevel: mergeLevel,
          allowForcePush,
        });
    } catch (error) {
      if (!(error instanceof ConflictError || mayHaveHappened(error))) {
        throw error;
      }
      await this.gitlab
        .repeating(ProtectedBranches, { what, signal })
        .edit(project, branch, { allowForcePush });
    }
  }

  /** Those that still work; none when the project is gone. */
  async accessTokens(
    project: number,
    { signal }: CallOptions,
  ): Promise<AccessToken[]> {
    const what = `list the access tokens of the project ${project}`;
    const found = await orUndefined(
      this.gitlab
        .reading(ProjectAccessTokens, { what, signal })
        .all(project, { perPage: 100 }),
    );
    return (found ?? [])
      .filter(token => token.active && !token.revoked)
      .map(({ id, name }) => ({ id, name }));
  }

  /** The token itself: hand it on at once, keep it nowhere. */
  async mintAccessToken(
    project: number,
    token: NewAccessToken,
    { signal }: CallOptions,
  ): Promise<string> {
    const what = `mint an access token of the project ${project}`;
    const minted = await this.gitlab
      .writing(ProjectAccessTokens, { what, signal })
      .create(project, token.name, token.scopes, token.expiresAt, {
        accessLevel: token.accessLevel,
      });
    return minted.token;
  }

  /** Fine when it is gone. */
  async revokeAccessToken(
    project: number,
    id: number,
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `revoke the access token ${id} of the project ${project}`;
    await orUndefined(
      this.gitlab
        .repeating(ProjectAccessTokens, { what, signal })
        .revoke(project, id),
    );
  }

  async findVariable(
    project: number,
    key: string,
    { signal }: CallOptions,
  ): Promise<CiVariable | undefined> {
    const what = `read the variable ${key} of the project ${project}`;
    const found = await orUndefined(
      this.gitlab
        .reading(ProjectVariables, { what, signal })
        .show(project, key),
    );
    return found && { key, description: String(found.description ?? '') };
  }

  /** Protected, masked and taken literally; made or overwritten. */
  async setSecretVariable(
    project: number,
    variable: CiVariable & { value: string },
    call: CallOptions,
  ): Promise<void> {
    try {
      await this.createVariable(project, variable, call);
    } catch (error) {
      if (!(error instanceof ConflictError || mayHaveHappened(error))) {
        throw error;
      }
      await this.overwriteVariable(project, variable, call);
    }
  }

  /** Fine when it is gone. */
  async removeVariable(
    project: number,
    key: string,
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `remove the variable ${key} of the project ${project}`;
    await orUndefined(
      this.gitlab
        .repeating(ProjectVariables, { what, signal })
        .remove(project, key),
    );
  }

  private async createVariable(
    project: number,
    { key, value, description }: CiVariable & { value: string },
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `store the variable ${key} of the project ${project}`;
    await this.gitlab
      .writing(ProjectVariables, { what, signal, secrets: [value] })
      .create(project, key, value, { ...SECRET, description });
  }

  private async overwriteVariable(
    project: number,
    variable: CiVariable & { value: string },
    call: CallOptions,
  ): Promise<void> {
    const { key, value, description } = variable;
    const what = `store the variable ${key} of the project ${project}`;
    const purpose = { what, signal: call.signal, secrets: [value] };
    const options = {
      ...SECRET,
      description,
      filter: { environment_scope: '*' },
    };
    try {
      await this.gitlab
        .repeating(ProjectVariables, purpose)
        .edit(project, key, value, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
      await this.createVariable(project, variable, call);
    }
  }
}
