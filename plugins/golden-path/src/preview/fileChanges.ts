import type { Repository } from './repositories';

/** A file that an answer has touched. */
export interface FileChange {
  repository: Repository['id'];
  path: string;
  kind: 'added' | 'changed' | 'removed';
}

/** What differs between two renderings, in the order in which files are shown. */
export function fileChanges(
  before: Repository[],
  after: Repository[],
): FileChange[] {
  return after.flatMap(({ id, files }) => {
    const known = before.find(repository => repository.id === id)?.files ?? {};
    const paths = new Set([...Object.keys(known), ...Object.keys(files)]);
    return [...paths].sort().flatMap((path): FileChange[] => {
      const kind = kindOf(known, files, path);
      return kind ? [{ repository: id, path, kind }] : [];
    });
  });
}

function kindOf(
  before: Repository['files'],
  after: Repository['files'],
  path: string,
): FileChange['kind'] | undefined {
  if (!Object.hasOwn(before, path)) {
    return 'added';
  }
  if (!Object.hasOwn(after, path)) {
    return 'removed';
  }
  return before[path] === after[path] ? undefined : 'changed';
}
