import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepositoryCache } from './RepositoryCache';

interface Checkout {
  users: number;
  directory: Promise<string>;
}

/** Working copies of commits, shared by those who need one at the same time. */
export class SharedCheckouts {
  readonly #repositories: RepositoryCache;
  readonly #directory: string;
  readonly #checkouts = new Map<string, Checkout>();

  constructor(repositories: RepositoryCache, directory: string) {
    this.#repositories = repositories;
    this.#directory = directory;
  }

  /** Gives the folder to `work`, and removes it after the last who needs it. */
  async with<T>(
    repoUrl: string,
    commit: string,
    work: (directory: string) => Promise<T>,
  ): Promise<T> {
    const checkout = this.#checkouts.get(commit) ?? {
      users: 0,
      directory: this.#make(repoUrl, commit),
    };
    this.#checkouts.set(commit, checkout);
    checkout.users += 1;
    try {
      return await work(await checkout.directory);
    } finally {
      checkout.users -= 1;
      if (checkout.users === 0) {
        this.#checkouts.delete(commit);
        await this.#remove(checkout);
      }
    }
  }

  async #make(repoUrl: string, commit: string): Promise<string> {
    const directory = await mkdtemp(join(this.#directory, 'source-'));
    await this.#repositories.checkOut(repoUrl, commit, directory);
    return directory;
  }

  async #remove(checkout: Checkout): Promise<void> {
    const directory = await checkout.directory.catch(() => undefined);
    if (directory) {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
