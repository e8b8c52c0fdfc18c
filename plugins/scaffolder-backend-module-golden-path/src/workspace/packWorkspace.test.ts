import { createMockDirectory } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  chmod,
  link,
  mkdir,
  readFile,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { list } from 'tar';
import { unpack } from '../__testUtils__/unpack';
import { packWorkspace } from './packWorkspace';

describe('packWorkspace', () => {
  const workspace = createMockDirectory();
  const target = createMockDirectory();

  function entries(archive: Buffer) {
    const found: { path: string; type: string; mode?: number }[] = [];
    const parser = list({
      sync: true,
      onReadEntry: entry =>
        found.push({ path: entry.path, type: entry.type, mode: entry.mode }),
    });
    parser.end(archive);
    return found;
  }

  it('packs plain files in a fixed order and leaves .git behind', async () => {
    workspace.setContent({
      'b.txt': 'b',
      '@a': 'a',
      'ä 🚀.txt': 'c',
      '.gitlab-ci.yml': 'd',
      'run.sh': 'e',
      folder: { '.git': { config: 'x' }, inner: { deep: 'f' } },
      '.git': { HEAD: 'x' },
      empty: {},
    });
    await chmod(workspace.resolve('run.sh'), 0o755);

    expect(entries(await packWorkspace(workspace.path))).toEqual([
      { path: '.gitlab-ci.yml', type: 'File', mode: 0o644 },
      { path: '@a', type: 'File', mode: 0o644 },
      { path: 'b.txt', type: 'File', mode: 0o644 },
      { path: 'folder/inner/deep', type: 'File', mode: 0o644 },
      { path: 'run.sh', type: 'File', mode: 0o755 },
      { path: 'ä 🚀.txt', type: 'File', mode: 0o644 },
    ]);
  });

  it('makes equal archives of equal workspaces', async () => {
    workspace.setContent({ 'a.txt': 'a', folder: { 'b.txt': 'b' } });
    const first = await packWorkspace(workspace.path);
    await utimes(workspace.resolve('a.txt'), 1, 1);
    const second = await packWorkspace(workspace.path);

    expect(second.equals(first)).toBe(true);
    expect(gunzipSync(first).includes('b')).toBe(true);
  });

  it('brings every tree of files through', async () => {
    const name = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      // 255 bytes are the most that a file system takes.
      .filter(text => !/[\0/]/.test(text) && Buffer.byteLength(text) < 250);
    const tree = fc.uniqueArray(
      fc.tuple(name, fc.option(name), fc.uint8Array({ maxLength: 2_000 })),
      { minLength: 1, maxLength: 10, selector: ([first]) => first },
    );
    await fc.assert(
      fc.asyncProperty(tree, async files => {
        workspace.setContent({});
        target.setContent({});
        const paths = files.map(([first, second]) =>
          second === null ? [`f-${first}`] : [`d-${first}`, `f-${second}`],
        );
        for (const [index, parts] of paths.entries()) {
          const file = path.join(workspace.path, ...parts);
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, files[index][2]);
        }

        await unpack(await packWorkspace(workspace.path), target.path);

        for (const [index, parts] of paths.entries()) {
          const unpacked = await readFile(path.join(target.path, ...parts));
          expect([...unpacked]).toEqual([...files[index][2]]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('refuses links, which could lead out of the workspace', async () => {
    workspace.setContent({ 'a.txt': 'a' });
    await symlink('/etc/passwd', workspace.resolve('passwd'));

    await expect(packWorkspace(workspace.path)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^passwd is no plain file/),
    });
  });

  it('refuses linked folders and hard links', async () => {
    workspace.setContent({ folder: {} });
    await symlink('/etc', workspace.resolve('folder/etc'));
    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'folder/etc is no plain file',
    );

    workspace.setContent({ 'a.txt': 'a' });
    await link(workspace.resolve('a.txt'), workspace.resolve('b.txt'));
    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'a.txt is no plain file',
    );
  });

  it('refuses an empty workspace', async () => {
    workspace.setContent({ '.git': { HEAD: 'x' } });

    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'The workspace is empty',
    );
  });

  it('refuses what is too large packed', async () => {
    workspace.setContent({});
    await writeFile(workspace.resolve('noise'), randomBytes(11 * 1024 * 1024));

    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'larger than 10 MiB packed',
    );
  });

  it('refuses what is too large unpacked before it reads it', async () => {
    workspace.setContent({});
    await writeFile(workspace.resolve('zeros'), Buffer.alloc(51 * 1024 * 1024));

    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'larger than 50 MiB unpacked',
    );
  });
});
