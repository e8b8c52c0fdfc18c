export interface FileDiff {
  oldPath: string;
  newPath: string;
  aMode: string;
  bMode: string;
  newFile: boolean;
  renamedFile: boolean;
  deletedFile: boolean;
  /** Hunks only, as GitLab's `diff` field. */
  diff: string;
}

/** Undoes git's C-style quoting of a path. */
function unquote(path: string): string {
  if (!path.startsWith('"')) return path;
  const bytes: number[] = [];
  const named: Record<string, number> = {
    n: 10,
    t: 9,
    r: 13,
    '"': 34,
    '\\': 92,
  };
  const text = Buffer.from(path.slice(1, -1));
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== 92) {
      bytes.push(text[i]);
      continue;
    }
    const octal = /^[0-7]{3}/.exec(text.subarray(i + 1, i + 4).toString());
    if (octal) {
      bytes.push(parseInt(octal[0], 8));
      i += 3;
    } else {
      bytes.push(named[String.fromCharCode(text[i + 1])] ?? text[i + 1]);
      i += 1;
    }
  }
  return Buffer.from(bytes).toString();
}

const strip = (path: string) => unquote(path).replace(/^[ab]\//, '');

/** The paths of `diff --git a/x b/x` where no other line names them. */
function samePath(header: string): string {
  const quoted = /^diff --git ("(?:[^"\\]|\\.)*") /.exec(header);
  if (quoted) return strip(quoted[1]);
  const both = header.slice('diff --git '.length);
  return both.slice(2, (both.length - 1) / 2);
}

function parseOne(block: string): FileDiff {
  const hunkAt = block.search(/^@@ /m);
  const head = hunkAt < 0 ? block : block.slice(0, hunkAt);
  const field = (pattern: RegExp) => pattern.exec(head)?.[1];
  const same = samePath(head.split('\n', 1)[0]);
  const renamedFrom = field(/^rename from (.*)$/m);
  const renamedTo = field(/^rename to (.*)$/m);
  const newMode = field(/^new file mode (\d+)$/m);
  const deletedMode = field(/^deleted file mode (\d+)$/m);
  const kept = field(/^index \S+ (\d+)$/m) ?? '100644';
  return {
    oldPath: renamedFrom ? unquote(renamedFrom) : same,
    newPath: renamedTo ? unquote(renamedTo) : same,
    aMode: newMode ? '0' : deletedMode ?? field(/^old mode (\d+)$/m) ?? kept,
    bMode: deletedMode ? '0' : newMode ?? field(/^new mode (\d+)$/m) ?? kept,
    newFile: newMode !== undefined,
    renamedFile: renamedFrom !== undefined,
    deletedFile: deletedMode !== undefined,
    diff: hunkAt < 0 ? '' : block.slice(hunkAt),
  };
}

/** Splits the output of `git diff-tree -p` by file. */
export function parseDiff(text: string): FileDiff[] {
  return text
    .split(/^(?=diff --git )/m)
    .filter(block => block.startsWith('diff --git '))
    .map(parseOne);
}
