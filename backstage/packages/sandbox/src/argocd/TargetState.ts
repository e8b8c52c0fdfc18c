import { GitError } from '../git';
import type { Application } from './Application';
import { sourceOf } from './Application';
import { ManifestError } from './parseManifests';
import type { Rendered, Renderer } from './Renderer';
import type { RepositoryCache } from './RepositoryCache';

export interface LoadedTarget {
  revision: string;
  rendered: Rendered;
}

/** What git wants could not be told; the message is Argo CD's. */
export class TargetError extends Error {
  readonly reason: string;
  /** The commit, where at least that was found. */
  readonly revision?: string;

  constructor(reason: string, revision?: string) {
    super(
      `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${reason}`,
    );
    this.name = 'TargetError';
    this.reason = reason;
    this.revision = revision;
  }
}

/** What git itself said, without the noise around it. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ManifestError) {
    return error.message;
  }
  return error instanceof GitError
    ? `failed to list refs: ${error.stderr.trim().replace(/\s*\n\s*/g, ': ')}`
    : undefined;
}

/** Loads what git wants of an Application: fetch, resolve, render. */
export class TargetState {
  readonly #repositories: RepositoryCache;
  readonly #renderer: Renderer;

  constructor(repositories: RepositoryCache, renderer: Renderer) {
    this.#repositories = repositories;
    this.#renderer = renderer;
  }

  /**
   * @param notBefore - how fresh the clone has to be; see RepositoryCache.
   * @throws TargetError
   */
  async load(
    app: Application,
    options: { notBefore: number; revision?: string },
  ): Promise<LoadedTarget> {
    const source = sourceOf(app);
    let revision: string | undefined;
    try {
      await this.#repositories.fetch(source.repoURL, options.notBefore);
      revision = await this.#repositories.resolve(
        source.repoURL,
        options.revision ?? source.targetRevision ?? 'HEAD',
      );
      return {
        revision,
        rendered: await this.#renderer.render(source, revision),
      };
    } catch (error) {
      const reason = reasonOf(error);
      throw reason === undefined ? error : new TargetError(reason, revision);
    }
  }

  /** The commit that the repository has now. @throws TargetError */
  async latestRevision(app: Application, notBefore: number): Promise<string> {
    const source = sourceOf(app);
    try {
      await this.#repositories.fetch(source.repoURL, notBefore);
      return await this.#repositories.resolve(
        source.repoURL,
        source.targetRevision ?? 'HEAD',
      );
    } catch (error) {
      const reason = reasonOf(error);
      throw reason === undefined ? error : new TargetError(reason);
    }
  }
}
