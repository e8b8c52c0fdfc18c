import { Commits, Repositories, RepositoryFiles } from '@gitbeaker/core';
import { CallOptions } from '../http';
import { GitLabConnection } from './GitLabConnection';
import { commitBody, toCommit } from './convert';
import { orUndefined } from './orUndefined';
import type { GitLabCommit, NewCommit, TreeFile } from './types';

/** What projects hold: commits and files. */
export class GitLabRepositories {
  constructor(private readonly gitlab: GitLabConnection) {}

  /** Newest first, at most 100: of every branch, or of one and the path that they touch. */
  async commits(
    project: number | string,
    of: { all: true } | { branch: string; path?: string },
    { signal }: CallOptions,
  ): Promise<GitLabCommit[]> {
    const what = `read the commits of the project ${project}`;
    const filter =
      'all' in of ? { all: true } : { refName: of.branch, path: of.path };
    const found = await orUndefined(
      this.gitlab
        .reading(Commits, { what, signal })
        .all(project, { ...filter, perPage: 100, page: 1 }),
    );
    return (found ?? []).map(toCommit);
  }

  /** All files below a folder; none when there is no such folder, branch or commit yet. */
  async files(
    project: number | string,
    of: { branch: string; folder: string },
    { signal }: CallOptions,
  ): Promise<TreeFile[]> {
    const what = `list the files of ${of.folder} in the project ${project}`;
    const tree = await orUndefined(
      this.gitlab
        .reading(Repositories, { what, signal })
        .allRepositoryTrees(project, {
          ref: of.branch,
          path: of.folder,
          recursive: true,
          perPage: 100,
        }),
    );
    return (tree ?? [])
      .filter(entry => entry.type === 'blob')
      .map(({ path, id }) => ({ path, blob: id }));
  }

  /** Undefined where there is no such file, branch or project. */
  async file(
    project: number | string,
    of: { branch: string; path: string },
    { signal }: CallOptions,
  ): Promise<(TreeFile & { text: string }) | undefined> {
    const what = `read ${of.path} in the project ${project}`;
    const file = await orUndefined(
      this.gitlab
        .reading(RepositoryFiles, { what, signal })
        .show(project, of.path, of.branch),
    );
    return (
      file && {
        path: of.path,
        blob: file.blob_id,
        text: Buffer.from(file.content, 'base64').toString('utf8'),
      }
    );
  }

  /** Its text alone. */
  async textFile(
    project: number | string,
    of: { branch: string; path: string },
    call: CallOptions,
  ): Promise<string | undefined> {
    return (await this.file(project, of, call))?.text;
  }

  /** One atomic commit. Creating a file that exists throws ConflictError. */
  async commit(
    project: number | string,
    { branch, message, actions }: NewCommit,
    { signal }: CallOptions,
  ): Promise<GitLabCommit> {
    const what = `commit to the branch ${branch} of the project ${project}`;
    const created = await this.gitlab
      .writing(Commits, { what, signal })
      .create(project, branch, message, commitBody(actions), { stats: false });
    return toCommit(created);
  }
}
