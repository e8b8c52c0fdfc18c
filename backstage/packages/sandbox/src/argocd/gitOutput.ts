export interface TreeFile {
  path: string;
  blob: string;
}

/** Author, date and message of a commit, as Argo CD shows them. */
export interface RevisionMetadata {
  author: string;
  date: string;
  message: string;
}

/** For `git show --format`, read by parseMetadata. */
export const METADATA_FORMAT = '%an <%ae>%x00%cI%x00%B';

/** Modes 100644 and 100755: links and submodules are left out. */
const REGULAR_FILE = '100';

export function parseMetadata(text: string): RevisionMetadata {
  const [author, date, message] = text.split('\0');
  return {
    author,
    date: new Date(date).toISOString(),
    message: message.trim(),
  };
}

/** Files in the output of `git ls-tree -r -z`. */
export function parseTree(text: string): TreeFile[] {
  return text
    .split('\0')
    .filter(line => line.startsWith(REGULAR_FILE))
    .map(line => {
      const tab = line.indexOf('\t');
      return {
        path: line.slice(tab + 1),
        blob: line.slice('100644 blob '.length, tab),
      };
    });
}

/** An annotated tag counts as the commit that it points at. */
export function parseRefs(text: string): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [name, object, peeled] = line.split(' ');
    if (object) {
      refs.set(name, peeled || object);
    }
  }
  return refs;
}

/** Contents in the output of `git cat-file --batch`. */
export function splitBatch(out: Buffer, count: number): string[] {
  const contents: string[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const end = out.indexOf(0x0a, at);
    const size = Number(out.subarray(at, end).toString().split(' ')[2]);
    contents.push(out.subarray(end + 1, end + 1 + size).toString());
    at = end + 1 + size + 1;
  }
  return contents;
}
