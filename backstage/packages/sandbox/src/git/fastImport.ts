import { runGit } from './runGit';

export interface Signature {
  name: string;
  email: string;
  /** Defaults to now. */
  at?: Date;
}

export type TreeChange =
  | { kind: 'write'; path: string; mode: string; content: Buffer }
  | { kind: 'link'; path: string; mode: string; object: string }
  | { kind: 'delete'; path: string }
  | { kind: 'rename'; from: string; to: string };

export interface NewCommit {
  ref: string;
  parent?: string;
  message: string;
  author: Signature;
  committer: Signature;
  changes: TreeChange[];
  /** Lets the ref leave its present history. */
  force?: boolean;
}

/** Objects from which on a commit stays one pack: one file is faster than many, many packs are slower than few. */
const KEPT_PACK = 20;

/** A path in the C-style quoting of git-fast-import(1). */
function quotePath(path: string): string {
  const escaped = path
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}

function signatureLine(role: string, signature: Signature): string {
  const clean = (text: string) => text.replace(/[<>\n\r\0]/g, '').trim();
  const seconds = Math.floor((signature.at ?? new Date()).getTime() / 1000);
  return `${role} ${clean(signature.name)} <${clean(
    signature.email,
  )}> ${seconds} +0000\n`;
}

function* data(content: Buffer): Generator<string | Buffer> {
  yield `data ${content.length}\n`;
  yield content;
  yield '\n';
}

function* changeLines(change: TreeChange): Generator<string | Buffer> {
  switch (change.kind) {
    case 'write':
      yield `M ${change.mode} inline ${quotePath(change.path)}\n`;
      yield* data(change.content);
      break;
    case 'link':
      yield `M ${change.mode} ${change.object} ${quotePath(change.path)}\n`;
      break;
    case 'delete':
      yield `D ${quotePath(change.path)}\n`;
      break;
    default:
      yield `R ${quotePath(change.from)} ${quotePath(change.to)}\n`;
  }
}

function* stream(commit: NewCommit): Generator<string | Buffer> {
  yield 'feature done\n';
  yield `commit ${commit.ref}\nmark :1\n`;
  yield signatureLine('author', commit.author);
  yield signatureLine('committer', commit.committer);
  yield* data(Buffer.from(commit.message));
  if (commit.parent) yield `from ${commit.parent}\n`;
  for (const change of commit.changes) yield* changeLines(change);
  yield '\nget-mark :1\ndone\n';
}

/**
 * Writes one commit and moves its ref, in one git process. Callers hold the
 * repository's lock.
 *
 * @returns the id of the commit
 */
export async function fastImport(
  gitDir: string,
  commit: NewCommit,
): Promise<string> {
  const args = [
    '-c',
    `fastimport.unpackLimit=${KEPT_PACK}`,
    'fast-import',
    '--quiet',
    '--done',
  ];
  if (commit.force) args.push('--force');
  const out = await runGit(gitDir, args, { input: stream(commit) });
  return out.toString().trim();
}
