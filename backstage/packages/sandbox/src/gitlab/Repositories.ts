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

  /** At once, so that nobody finds a project before its repository. */
  create(projectId: number, defaultBranch: string): void {
    GitRepository.init(this.of(projectId).dir, defaultBranch);
  }

  /** Makes the repository of a project that was cut short while it was made. */
  complete(projectId: number, defaultBranch: string): void {
    if (!this.of(projectId).exists) {
      this.create(projectId, defaultBranch);
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
