import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccessLevel, ProtectedBranchRow } from '../store';

/**
 * Refuses what a protected branch does not allow. CLOUDFORGE_PROTECTED has a
 * line for each protection: may push, may force, pattern. The texts are those
 * of GitLab's lib/gitlab/checks/branch_check.rb.
 */
const script = `#!/bin/sh
zero=0000000000000000000000000000000000000000
deny() {
  echo "GitLab: $1" >&2
  exit 1
}
while read -r old new ref; do
  case "$ref" in
    refs/heads/*) branch=\${ref#refs/heads/} ;;
    *) continue ;;
  esac
  if [ "$new" = "$zero" ] && [ "$branch" = "$CLOUDFORGE_DEFAULT_BRANCH" ]; then
    deny 'The default branch of a project cannot be deleted.'
  fi
  while read -r push force pattern; do
    [ -n "$pattern" ] || continue
    case "$branch" in
      $pattern) ;;
      *) continue ;;
    esac
    if [ "$new" = "$zero" ]; then
      deny 'You can only delete protected branches using the web interface.'
    fi
    if [ "$old" != "$zero" ] && [ "$force" = no ] &&
      ! git merge-base --is-ancestor "$old" "$new"; then
      deny 'You are not allowed to force push code to a protected branch on this project.'
    fi
    [ "$push" = yes ] ||
      deny 'You are not allowed to push code to protected branches on this project.'
  done <<RULES
$CLOUDFORGE_PROTECTED
RULES
done
`;

/** Writes the hooks that every repository shares. */
export async function installHooks(dir: string) {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'pre-receive'), script, { mode: 0o755 });
}

/** What the hook has to know of one push. */
export function hookEnvironment(
  protections: ProtectedBranchRow[],
  defaultBranch: string,
  level: number,
): Record<string, string> {
  const lines = protections.map(row => {
    const push =
      row.push_access_level > AccessLevel.none &&
      level >= row.push_access_level;
    return `${push ? 'yes' : 'no'} ${row.allow_force_push ? 'yes' : 'no'} ${
      row.name
    }`;
  });
  return {
    CLOUDFORGE_PROTECTED: lines.join('\n'),
    CLOUDFORGE_DEFAULT_BRANCH: defaultBranch,
  };
}
