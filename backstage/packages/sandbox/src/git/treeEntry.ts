export interface TreeEntry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  object: string;
  /** Bytes; only blobs have one. */
  size?: number;
  path: string;
}

/** Reads `git ls-tree -z --long`. */
export function parseTree(output: Buffer): TreeEntry[] {
  return output
    .toString()
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, object, size] = line.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntry['type'],
        object,
        ...(size === '-' ? {} : { size: Number(size) }),
        path: line.slice(tab + 1),
      };
    });
}
