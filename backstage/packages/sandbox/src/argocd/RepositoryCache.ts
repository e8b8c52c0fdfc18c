import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from '../git';
import { Recent } from './Recent';
import { ManifestError } from './parseManifests';
import type { RevisionMetadata, TreeFile } from './gitOutput';
import {
  METADATA_FORMAT,
  parseMetadata,
  parseRefs,
  parseTree,
  splitBatch,
} from './gitOutput';
import { normalizeGitUrl } from './normalizeGitUrl';
import type { GitCredential } from './readOnlyGitEnvironment';
import { readOnlyGitEnvironment } from './readOnlyGitEnvironment';

interface Clone {
  directory: string;
  refs: Map<string, string>;
}

interface Fetch {
  startedAt: number;
  clone: Promise<Clone>;
}

const SHA = /^[0-9a-f]{40}$/;
/** Trees kept; a commit's never changes. */
const MAX_TREES = 50;

/**
 * Bare clones of the repositories that Applications name, brought up to date
 * on demand. Everything is read from the clones; nothing is ever pushed.
 */
export class RepositoryCache {
  readonly #directory: string;
  readonly #credentialFor: (repoUrl: string) => GitCredential | undefined;
  readonly #fetches = new Map<string, Fetch>();
  readonly #trees = new Recent<TreeFile[]>(MAX_TREES);

  constructor(options: {
    directory: string;
    credentialFor: (repoUrl: string) => GitCredential | undefined;
  }) {
    this.#directory = options.directory;
    this.#credentialFor = options.credentialFor;
  }

  /**
   * Brings a clone up to date. A fetch that began at or after `notBefore`
   * (milliseconds of a monotonic clock) is good enough: everybody who heard
   * of one push shares one fetch.
   */
  async fetch(repoUrl: string, notBefore: number): Promise<void> {
    const key = normalizeGitUrl(repoUrl);
    const last = this.#fetches.get(key);
    if (last && last.startedAt >= notBefore) {
      await last.clone;
      return;
    }
    // Two fetches into one clone would race for its locks.
    const previous = last?.clone.catch(() => undefined);
    const fetch: Fetch = {
      startedAt: performance.now(),
      clone: Promise.resolve(previous).then(() => this.#fetch(repoUrl)),
    };
    this.#fetches.set(key, fetch);
    await fetch.clone;
  }

  /**
   * The commit of a branch, tag or commit id.
   * @throws GitError; ManifestError, in Argo CD's words, for an unknown one.
   */
  async resolve(repoUrl: string, revision: string): Promise<string> {
    const clone = await this.#clone(repoUrl);
    const wanted = revision || 'HEAD';
    if (wanted === 'HEAD') {
      return this.#head(clone, repoUrl);
    }
    const commit =
      clone.refs.get(`refs/heads/${wanted}`) ??
      clone.refs.get(`refs/tags/${wanted}`) ??
      clone.refs.get(wanted);
    if (commit) {
      return commit;
    }
    if (SHA.test(wanted)) {
      await this.#git(clone, ['cat-file', '-e', `${wanted}^{commit}`]);
      return wanted;
    }
    throw unresolved(wanted);
  }

  /** Files of a commit, links and submodules left out. */
  files(repoUrl: string, commit: string): Promise<TreeFile[]> {
    // Every environment of a service reads the same tree.
    return this.#trees.get(commit, () => this.#listFiles(repoUrl, commit));
  }

  /** Contents of blobs, in the order asked for. */
  async read(repoUrl: string, blobs: string[]): Promise<string[]> {
    if (blobs.length === 0) {
      return [];
    }
    const clone = await this.#clone(repoUrl);
    const out = await this.#git(clone, ['cat-file', '--batch'], {
      input: `${blobs.join('\n')}\n`,
    });
    return splitBatch(out, blobs.length);
  }

  /** Writes the files of a commit into an empty folder. */
  async checkOut(
    repoUrl: string,
    commit: string,
    target: string,
  ): Promise<void> {
    const clone = await this.#clone(repoUrl);
    await this.#git(
      clone,
      [`--work-tree=${target}`, 'checkout', '--force', commit, '--', '.'],
      { indexFile: join(target, '.git-index') },
    );
  }

  async metadata(repoUrl: string, commit: string): Promise<RevisionMetadata> {
    const clone = await this.#clone(repoUrl);
    const out = await this.#git(clone, [
      'show',
      '--no-patch',
      `--format=${METADATA_FORMAT}`,
      '--end-of-options',
      commit,
    ]);
    return parseMetadata(out.toString());
  }

  /**
   * Whether a repository can be read, with a credential of its own if given.
   * @throws GitError
   */
  async test(
    repoUrl: string,
    own?: { username?: string; password?: string },
  ): Promise<void> {
    const credential = own?.password
      ? {
          urlPrefix: repoUrl,
          username: own.username ?? '',
          password: own.password,
        }
      : this.#credentialFor(repoUrl);
    await runGit(
      this.#directory,
      ['ls-remote', '--quiet', '--heads', '--end-of-options', repoUrl],
      { env: readOnlyGitEnvironment(credential) },
    );
  }

  async #listFiles(repoUrl: string, commit: string): Promise<TreeFile[]> {
    const clone = await this.#clone(repoUrl);
    const out = await this.#git(clone, [
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      commit,
    ]);
    return parseTree(out.toString());
  }

  /** Waits for what is under way, so that the folder may be removed. */
  async close(): Promise<void> {
    await Promise.allSettled(
      [...this.#fetches.values()].map(({ clone }) => clone),
    );
  }

  async #clone(repoUrl: string): Promise<Clone> {
    const key = normalizeGitUrl(repoUrl);
    if (!this.#fetches.has(key)) {
      await this.fetch(repoUrl, performance.now());
    }
    return this.#fetches.get(key)!.clone;
  }

  async #fetch(repoUrl: string): Promise<Clone> {
    const directory = join(
      this.#directory,
      `${createHash('sha256')
        .update(normalizeGitUrl(repoUrl))
        .digest('hex')
        .slice(0, 40)}.git`,
    );
    const env = readOnlyGitEnvironment(this.#credentialFor(repoUrl));
    if (!existsSync(join(directory, 'HEAD'))) {
      await mkdir(directory, { recursive: true });
      await runGit(directory, ['init', '--quiet', '--bare'], { env });
    }
    const git = (...args: string[]) => runGit(directory, args, { env });
    await git(
      'fetch',
      '--quiet',
      '--prune',
      '--force',
      '--no-tags',
      '--no-write-fetch-head',
      '--end-of-options',
      repoUrl,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
    );
    const out = await git(
      'for-each-ref',
      '--format=%(refname) %(objectname) %(*objectname)',
    );
    return { directory, refs: parseRefs(out.toString()) };
  }

  /** Which branch is the default one is asked for only when it matters. */
  async #head(clone: Clone, repoUrl: string): Promise<string> {
    const out = await runGit(
      clone.directory,
      ['ls-remote', '--quiet', '--end-of-options', repoUrl, 'HEAD'],
      { env: readOnlyGitEnvironment(this.#credentialFor(repoUrl)) },
    );
    const [commit] = out.toString().split('\t');
    if (!commit) {
      throw unresolved('HEAD');
    }
    return commit;
  }

  #git(
    clone: Clone,
    args: string[],
    options: { input?: string; indexFile?: string } = {},
  ): Promise<Buffer> {
    const env = readOnlyGitEnvironment();
    return runGit(clone.directory, args, {
      env: options.indexFile
        ? { ...env, GIT_INDEX_FILE: options.indexFile }
        : env,
      input: options.input,
    });
  }
}

/** Source: util/git/client.go, LsRemote. */
function unresolved(revision: string): ManifestError {
  return new ManifestError(
    `unable to resolve '${revision}' to a commit SHA: revision not found`,
  );
}
