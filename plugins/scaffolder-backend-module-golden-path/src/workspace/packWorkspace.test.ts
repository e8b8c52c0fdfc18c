import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmod, link, symlink, utimes, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { list } from 'tar';
import { packWorkspace } from './packWorkspace';

describe('packWorkspace', () => {
  const workspace = createMockDirectory();

  function entries(archive: Buffer) {
    const found: { path: string; type: string; mode?: number }[] = [];
    const parser = list({
      sync: true,
      onReadEntry: ({ path, type, mode }) => found.push({ path, type, mode }),
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
    await writeFile(
      workspace.resolve('zeros'),
      Buffer.alloc(51 * 1024 * 1024),
    );

    await expect(packWorkspace(workspace.path)).rejects.toThrow(
      'larger than 50 MiB unpacked',
    );
  });
});
