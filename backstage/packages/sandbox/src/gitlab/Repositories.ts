import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRepository, runGit } from '../git';

/** The bare repositories, one folder a project id, so a rename moves nothing. */
export class Repositories {
  private readonly tails = new Map<number, Promise<unknown>>();

  constructor(readonly root: string) {}

  folder(projectId: number): string {
    return `${projectId}.git`;
  }

  of(projectId: number): GitRepository {
    return new GitRepository(join(this.root, this.folder(projectId)));
  }

  /**
   * Makes a repository for a project that `addProject` adds at once, so that
   * nobody finds the one without the other.
   */
  async create<T extends { id: number }>(
    defaultBranch: string,
    addProject: () => T,
  ): Promise<T> {
    const prepared = join(this.root, `.${randomUUID()}`);
    await GitRepository.init(prepared, defaultBranch);
    try {
      const project = addProject();
      renameSync(prepared, this.of(project.id).dir);
      return project;
    } catch (error) {
      await rm(prepared, { recursive: true });
      throw error;
    }
  }

  /** Makes the repository of a project that was cut short while it was made. */
  async complete(projectId: number, defaultBranch: string) {
    const { dir } = this.of(projectId);
    if (!existsSync(dir)) {
      await GitRepository.init(dir, defaultBranch);
    }
  }

  async remove(projectId: number) {
    await rm(this.of(projectId).dir, { recursive: true, force: true });
  }

  async setHead(projectId: number, branch: string) {
    await runGit(this.of(projectId).dir, [
      'symbolic-ref',
      'HEAD',
      `refs/heads/${branch}`,
    ]);
  }

  /** Settles when nobody writes. */
  async idle() {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }

  /** Runs after every earlier writer of the same repository. */
  async exclusively<T>(projectId: number, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(projectId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.tails.set(projectId, settled);
    try {
      return await mine;
    } finally {
      if (this.tails.get(projectId) === settled) this.tails.delete(projectId);
    }
  }
}
