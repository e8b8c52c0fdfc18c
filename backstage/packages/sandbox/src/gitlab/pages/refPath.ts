import type { GitRepository } from '../../git';

export interface RefPath {
  ref: string;
  commit: string;
  /** Without slashes at its ends; empty for the root. */
  path: string;
}

/**
 * Splits `<ref>/<path>`, where both may hold slashes: the longest name of a
 * branch or tag wins, as on GitLab.
 */
export async function refPath(
  repository: GitRepository,
  text: string,
): Promise<RefPath | undefined> {
  const parts = text.split('/').filter(Boolean);
  const refs = await repository.refs();
  const names = new Map(
    refs.map(ref => [ref.name.replace(/^refs\/(heads|tags)\//, ''), ref]),
  );
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const found = names.get(ref);
    if (found) {
      return { ref, commit: found.commit, path: parts.slice(length).join('/') };
    }
  }
  const [ref = '', ...path] = parts;
  const commit = await repository.resolve(ref);
  return commit ? { ref, commit, path: path.join('/') } : undefined;
}
