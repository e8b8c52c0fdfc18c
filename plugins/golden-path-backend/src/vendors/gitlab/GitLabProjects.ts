import { NotFoundError } from '@backstage/errors';
import { Groups, Projects } from '@gitbeaker/core';
import { CallOptions } from '../http';
import { GitLabConnection } from './GitLabConnection';
import { toProject } from './convert';
import { orUndefined } from './orUndefined';
import type { GitLabProject, NewProject } from './types';

/** Projects and the groups that hold them. */
export class GitLabProjects {
  constructor(private readonly gitlab: GitLabConnection) {}

  /** By id or full path. */
  async findProject(
    project: number | string,
    { signal }: CallOptions,
  ): Promise<GitLabProject | undefined> {
    const what = `read the project ${project}`;
    const found = await orUndefined(
      this.gitlab.reading(Projects, { what, signal }).show(project),
    );
    return found && toProject(found);
  }

  /** Projects directly in the group whose name or path contains `text`. Throws NotFoundError when there is no such group. */
  async searchProjects(
    group: string,
    text: string,
    { signal }: CallOptions,
  ): Promise<GitLabProject[]> {
    const what = `look for the project ${text} in the group ${group}`;
    const found = await this.gitlab
      .reading(Groups, { what, signal })
      .allProjects(group, { search: text, simple: true, perPage: 100 });
    return found.map(toProject);
  }

  /** Throws NotFoundError when there is no such group. */
  async groupId(group: string, { signal }: CallOptions): Promise<number> {
    const what = `read the group ${group}`;
    const found = await orUndefined(
      this.gitlab
        .reading(Groups, { what, signal })
        .show(group, { withProjects: false }),
    );
    if (!found) {
      throw new NotFoundError(
        `GitLab has no group ${group}, or hides it from the platform's token. Ask a platform administrator to check the groups in cloudforge.platform.gitlab and the token's memberships.`,
      );
    }
    return found.id;
  }

  /** Private and empty. Throws ConflictError when its name or path is taken. */
  async createProject(
    {
      path,
      description,
      hasPipeline,
      groupId,
    }: NewProject & { groupId: number },
    { signal }: CallOptions,
  ): Promise<GitLabProject> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const created = await this.gitlab
      .writing(Projects, {
        what: `create the project ${path}`,
        limit:
          'GitLab lets one user create only so many projects a day, counted from 00:00 UTC: 200, unless its administrators chose another number (Admin, Settings, Network, Projects API rate limits). No project was created by this call.',
        signal,
      })
      .create({
        name,
        path: name,
        namespaceId: groupId,
        description,
        visibility: 'private',
        initializeWithReadme: false,
        onlyAllowMergeIfPipelineSucceeds: hasPipeline,
        onlyAllowMergeIfAllDiscussionsAreResolved: true,
        removeSourceBranchAfterMerge: true,
      });
    return toProject(created);
  }

  /** Gives it another name, and the same as its path, in the same group. */
  async renameProject(
    id: number,
    name: string,
    { signal }: CallOptions,
  ): Promise<GitLabProject> {
    const what = `rename the project ${id} to ${name}`;
    const renamed = await this.gitlab
      .repeating(Projects, { what, signal })
      .edit(id, { name, path: name });
    return toProject(renamed);
  }

  /** Removes it, or marks it for deletion where GitLab deletes softly; fine when it is gone. */
  async deleteProject(id: number, { signal }: CallOptions): Promise<void> {
    const what = `delete the project ${id}`;
    await orUndefined(
      this.gitlab.repeating(Projects, { what, signal }).remove(id),
    );
  }

  /** Second deletion, of a project marked for deletion; `fullPath` is the path that it has now. */
  async removeProjectForGood(
    id: number,
    fullPath: string,
    { signal }: CallOptions,
  ): Promise<void> {
    const what = `remove the project ${fullPath} for good`;
    const { requester } = this.gitlab.repeating(Projects, { what, signal });
    await orUndefined(
      requester.delete(`projects/${id}`, {
        searchParams: { permanentlyRemove: true, fullPath },
      }),
    );
  }
}
