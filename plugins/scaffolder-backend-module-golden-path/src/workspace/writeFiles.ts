import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Files } from '@cloudforge/plugin-golden-path-common';
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes generated files into a workspace. Throws ConflictError, and writes
 * nothing, when one of them is there already with other content: silently
 * choosing one of the two would surprise either the author of the template or
 * the platform.
 */
export async function writeFiles(
  workspace: string,
  files: Files,
): Promise<void> {
  const clashes: string[] = [];
  for (const [file, content] of Object.entries(files)) {
    const existing = await readIfThere(resolveSafeChildPath(workspace, file));
    if (existing !== undefined && existing !== content) {
      clashes.push(file);
    }
  }
  if (clashes.length) {
    throw new ConflictError(
      `The workspace already holds files that are generated: ${clashes.join(
        ', ',
      )}. Remove them from the template's skeleton`,
    );
  }
  for (const [file, content] of Object.entries(files)) {
    const target = resolveSafeChildPath(workspace, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** Something there that is no file, such as a folder or a link, counts as other content. */
async function readIfThere(file: string): Promise<string | null | undefined> {
  const there = await lstat(file).catch(error => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (!there) {
    return undefined;
  }
  return there.isFile() ? readFile(file, 'utf8') : null;
}
