/**
 * Two spellings of one repository compare equal: case and `.git` do not
 * count. Source: util/git/git.go, NormalizeGitURL.
 */
export function normalizeGitUrl(repoUrl: string): string {
  const url = repoUrl.trim().toLowerCase();
  return url.endsWith('.git') ? url.slice(0, -'.git'.length) : url;
}
