import {
  ProjectAccessTokens,
  ProjectVariables,
  ProtectedBranches,
} from '@gitbeaker/core';
import { CallOptions } from '../http';
import { GitLabConnection } from './GitLabConnection';
import { createOrUpdate } from './createOrUpdate';
import { orUndefined } from './orUndefined';
import type {
  AccessToken,
  BranchProtection,
  CiVariable,
  NewAccessToken,
} from './types';

/** Only in jobs of protected branches, never in their logs, `$` left alone. */
const SECRET = { protected: true, masked: true, raw: true };

/** Which of the variables of one key is meant; the only one, as a rule. */
const EVERY_ENVIRONMENT = { filter: { environment_scope: '*' } };

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
    const { policy } = this.gitlab;
    await createOrUpdate({
      exists: async () => {
        const look = this.gitlab.reading(ProtectedBranches, { what, signal });
        return (await orUndefined(look.show(project, branch))) !== undefined;
      },
      create: () =>
        this.gitlab
          .writing(ProtectedBranches, { what, signal })
          .protect(project, branch, {
            pushAccessLevel: pushLevel,
            mergeAccessLevel: mergeLevel,
            allowForcePush,
          }),
      update: () =>
        this.gitlab
          .writing(ProtectedBranches, { what, signal })
          .edit(project, branch, { allowForcePush }),
      signal,
      policy,
    });
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
      .map(({ id, name, expires_at }) => ({
        id,
        name,
        expiresAt: expires_at ?? undefined,
      }));
  }

  /** With the token itself: hand it on at once, keep it nowhere. */
  async mintAccessToken(
    project: number,
    token: NewAccessToken,
    { signal }: CallOptions,
  ): Promise<{ id: number; value: string }> {
    const what = `mint an access token of the project ${project}`;
    const minted = await this.gitlab
      .writing(ProjectAccessTokens, { what, signal })
      .create(project, token.name, token.scopes, token.expiresAt, {
        accessLevel: token.accessLevel,
      });
    return { id: minted.id, value: minted.token };
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
        .show(project, key, EVERY_ENVIRONMENT),
    );
    return found && { key, description: String(found.description ?? '') };
  }

  /** Protected, masked and taken literally; made or overwritten. */
  async setSecretVariable(
    project: number,
    { key, value, description }: CiVariable & { value: string },
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `store the variable ${key} of the project ${project}`;
    const purpose = { what, signal, secrets: [value] };
    const options = { ...SECRET, description };
    const { policy } = this.gitlab;
    await createOrUpdate({
      exists: async () =>
        (await this.findVariable(project, key, { signal })) !== undefined,
      create: () =>
        this.gitlab
          .writing(ProjectVariables, purpose)
          .create(project, key, value, options),
      update: () =>
        this.gitlab
          .writing(ProjectVariables, purpose)
          .edit(project, key, value, { ...options, ...EVERY_ENVIRONMENT }),
      signal,
      policy,
    });
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
        .remove(project, key, EVERY_ENVIRONMENT),
    );
  }
}
