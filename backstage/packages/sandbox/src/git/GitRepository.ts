import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError, runGit } from './runGit';
import { CommitRecord, commitFormat, parseCommits } from './commitRecord';
import { FileDiff, parseDiff } from './diff';
import { TreeEntry, parseTree } from './treeEntry';

/** A ref's object, and for an annotated tag the commit behind it. */
export interface Ref {
  name: string;
  target: string;
  commit: string;
  tree: string;
  message?: string;
}

export interface LogOptions {
  /** Of every branch and tag, whatever the ref. */
  all?: boolean;
  path?: string;
  since?: string;
  until?: string;
  skip?: number;
  limit?: number;
}

/** The names that a ref may mean, in the order in which GitLab tries them. */
function candidatesFor(ref: string): string[] {
  if (ref.startsWith('refs/')) return [ref];
  const named = [`refs/heads/${ref}`, `refs/tags/${ref}`];
  return ref === 'HEAD' || /^[0-9a-f]{4,40}$/.test(ref)
    ? [ref, ...named]
    : named;
}

/** What is read, or the substitute where there is no such file. */
async function ifThere<T>(reading: Promise<T>, substitute: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return substitute;
    throw error;
  }
}

const HEAD = 'HEAD';

/** Reads of one bare repository. */
export class GitRepository {
  constructor(readonly dir: string) {}

  /** An empty one, as gitrepository-layout(5) has it, without waiting for a process. */
  static init(dir: string, defaultBranch: string): GitRepository {
    for (const folder of ['objects', 'refs']) {
      mkdirSync(join(dir, folder), { recursive: true });
    }
    writeFileSync(
      join(dir, 'config'),
      '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
    );
    writeFileSync(join(dir, HEAD), `ref: refs/heads/${defaultBranch}\n`);
    return new GitRepository(dir);
  }

  /** Whether all of it is there: what is written last. */
  get exists(): boolean {
    return existsSync(join(this.dir, HEAD));
  }

  run(args: string[], input?: string) {
    return runGit(this.dir, args, { input });
  }

  /** The commit that a branch, tag or commit id stands for. */
  async resolve(ref: string): Promise<string | undefined> {
    if (!ref || ref.startsWith('-')) return undefined;
    const candidates = candidatesFor(ref);
    const out = await this.run(
      ['cat-file', '--batch-check=%(objectname)'],
      `${candidates
        .map(name => `${name.replace(/\n/g, '')}^{commit}`)
        .join('\n')}\n`,
    );
    return out
      .toString()
      .split('\n')
      .find(line => /^[0-9a-f]{40}$/.test(line));
  }

  async refs(prefix = 'refs/'): Promise<Ref[]> {
    const format =
      '%(refname)%00%(objectname)%00%(*objectname)%00%(tree)%00%(*tree)%00%(contents:subject)%01';
    const out = await this.run([
      'for-each-ref',
      `--format=${format}`,
      '--',
      prefix,
    ]);
    return out
      .toString()
      .split('\x01')
      .map(line => line.replace(/^\n/, ''))
      .filter(Boolean)
      .map(line => {
        const [name, target, peeled, tree, peeledTree, message] =
          line.split('\0');
        return {
          name,
          target,
          commit: peeled || target,
          tree: peeledTree || tree,
          ...(peeled ? { message } : {}),
        };
      });
  }

  /** Whether there is no branch yet; reads files, since lists ask it often. */
  async isEmpty(): Promise<boolean> {
    const heads = join(this.dir, 'refs', 'heads');
    const loose = await ifThere(
      readdir(heads, { recursive: true, withFileTypes: true }),
      [],
    );
    if (loose.some(entry => entry.isFile())) return false;
    const packed = await ifThere(
      readFile(join(this.dir, 'packed-refs'), 'utf8'),
      '',
    );
    return !packed.includes(' refs/heads/');
  }

  /** Entries below a path; undefined where there is no such folder. */
  async tree(
    commit: string,
    path = '',
    recursive = false,
  ): Promise<TreeEntry[] | undefined> {
    const treeish = path ? `${commit}:${path}` : commit;
    const args = ['ls-tree', '-z', '--long'];
    if (recursive) args.push('-r', '-t');
    try {
      const out = await this.run([...args, treeish]);
      return parseTree(out).map(entry =>
        path ? { ...entry, path: `${path}/${entry.path}` } : entry,
      );
    } catch (error) {
      if (error instanceof GitError && error.code === 128) return undefined;
      throw error;
    }
  }

  /** The entry at exactly this path. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const out = await runGit(
      this.dir,
      ['ls-tree', '-z', '--long', '--full-tree', commit, '--', path],
      { env: { GIT_LITERAL_PATHSPECS: '1' } },
    );
    return parseTree(out).find(entry => entry.path === path);
  }

  blob(object: string): Promise<Buffer> {
    return this.run(['cat-file', 'blob', object]);
  }

  async log(ref: string, options: LogOptions = {}): Promise<CommitRecord[]> {
    const out = await runGit(
      this.dir,
      [
        'log',
        '-z',
        `--format=${commitFormat}`,
        ...(options.skip ? [`--skip=${options.skip}`] : []),
        ...(options.limit ? [`--max-count=${options.limit}`] : []),
        ...(options.since ? [`--since=${options.since}`] : []),
        ...(options.until ? [`--until=${options.until}`] : []),
        ...(options.all ? ['--all'] : ['--end-of-options', ref]),
        '--',
        ...(options.path ? [options.path] : []),
      ],
      { env: { GIT_LITERAL_PATHSPECS: '1' } },
    );
    return parseCommits(out.toString());
  }

  async commit(ref: string): Promise<CommitRecord | undefined> {
    const sha = await this.resolve(ref);
    return sha ? (await this.log(sha, { limit: 1 }))[0] : undefined;
  }

  /** Several commits by their ids, in one process. */
  async commits(ids: string[]): Promise<Map<string, CommitRecord>> {
    if (ids.length === 0) return new Map();
    const out = await this.run(
      [
        'log',
        '-z',
        '--no-walk=unsorted',
        '--stdin',
        `--format=${commitFormat}`,
      ],
      `${[...new Set(ids)].join('\n')}\n`,
    );
    return new Map(
      parseCommits(out.toString()).map(commit => [commit.id, commit]),
    );
  }

  /** What a commit changed against its first parent, or between two commits. */
  async diff(to: string, from?: string): Promise<FileDiff[]> {
    const range = from
      ? [from, to]
      : ['--root', '--no-commit-id', '--diff-merges=first-parent', to];
    const out = await this.run([
      'diff-tree',
      '-r',
      '-p',
      '-M',
      '--full-index',
      ...range,
    ]);
    return parseDiff(out.toString());
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    try {
      return (await this.run(['merge-base', a, b])).toString().trim();
    } catch (error) {
      if (error instanceof GitError && error.code === 1) return undefined;
      throw error;
    }
  }

  async stats(sha: string) {
    const out = await this.run([
      'diff-tree',
      '--no-commit-id',
      '--root',
      '-r',
      '--numstat',
      sha,
    ]);
    const sums = { additions: 0, deletions: 0, total: 0 };
    for (const line of out.toString().split('\n')) {
      const [added, deleted] = line.split('\t');
      sums.additions += Number(added) || 0;
      sums.deletions += Number(deleted) || 0;
    }
    sums.total = sums.additions + sums.deletions;
    return sums;
  }
}
