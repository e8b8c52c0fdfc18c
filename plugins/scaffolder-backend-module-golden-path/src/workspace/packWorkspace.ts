import { InputError } from '@backstage/errors';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Pack } from 'tar';

/** Largest archive that golden-path-backend takes, in bytes. */
const MAX_PACKED = 10 * 1024 * 1024;

/** Largest workspace that golden-path-backend unpacks, in bytes: source code, not data. */
const MAX_UNPACKED = 50 * 1024 * 1024;

/** Any fixed time will do: equal workspaces make equal archives. */
const MODIFIED = new Date(0);

/**
 * Packs a workspace into a tar.gz. Throws InputError when it is empty, too
 * large, or holds anything but plain files and folders; `.git` stays behind.
 */
export async function packWorkspace(
  workspace: string,
): Promise<Buffer<ArrayBuffer>> {
  const files = (await listFiles(workspace, '')).sort(byCodePoint);
  if (!files.length) {
    throw new InputError(
      'The workspace is empty: write the source into it first, for example with fetch:template',
    );
  }
  const archive = new Pack({
    cwd: workspace,
    gzip: true,
    portable: true,
    mtime: MODIFIED,
    strict: true,
  });
  files.forEach(file => archive.add(file));
  archive.end();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of archive) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_PACKED) {
      throw tooLarge(MAX_PACKED, 'packed');
    }
  }
  return Buffer.concat(chunks);
}

async function listFiles(
  workspace: string,
  folder: string,
  budget = { bytes: MAX_UNPACKED },
): Promise<string[]> {
  const entries = await readdir(path.join(workspace, folder), {
    withFileTypes: true,
  });
  const files: string[] = [];
  for (const entry of entries) {
    const file = path.posix.join(folder, entry.name);
    if (entry.name === '.git') {
      continue;
    }
    if (entry.isDirectory()) {
      files.push(...(await listFiles(workspace, file, budget)));
      continue;
    }
    const { nlink, size } = entry.isFile()
      ? await stat(path.join(workspace, file))
      : { nlink: 0, size: 0 };
    if (nlink !== 1) {
      throw new InputError(
        `${file} is no plain file: a service's source may hold neither links nor special files`,
      );
    }
    budget.bytes -= size;
    if (budget.bytes < 0) {
      throw tooLarge(MAX_UNPACKED, 'unpacked');
    }
    files.push(file);
  }
  return files;
}

function tooLarge(limit: number, how: string): InputError {
  return new InputError(
    `The workspace is larger than ${
      limit / 1024 / 1024
    } MiB ${how}: leave out what can be generated or downloaded, such as node_modules`,
  );
}

/** Unlike localeCompare, the same on every machine. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
