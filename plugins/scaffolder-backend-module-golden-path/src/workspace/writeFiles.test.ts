import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlink } from 'node:fs/promises';
import { writeFiles } from './writeFiles';

describe('writeFiles', () => {
  const workspace = createMockDirectory();
  const outside = createMockDirectory();

  it('writes into new and existing folders', async () => {
    workspace.setContent({ docs: { 'a.md': 'a' } });

    await writeFiles(workspace.path, {
      'docs/b.md': 'b',
      '.cloudforge/service.yaml': 'kind: Service\n',
    });

    expect(workspace.content()).toEqual({
      docs: { 'a.md': 'a', 'b.md': 'b' },
      '.cloudforge': { 'service.yaml': 'kind: Service\n' },
    });
  });

  it('leaves alone what is as it should be', async () => {
    workspace.setContent({ 'a.txt': 'a' });

    await writeFiles(workspace.path, { 'a.txt': 'a', 'b.txt': 'b' });

    expect(workspace.content()).toEqual({ 'a.txt': 'a', 'b.txt': 'b' });
  });

  it('names every file that is there with other content, and writes nothing', async () => {
    const before = { 'a.txt': 'mine', b: {}, 'c.txt': 'same' };
    workspace.setContent(before);

    await expect(
      writeFiles(workspace.path, {
        'a.txt': 'a',
        b: 'b',
        'c.txt': 'same',
        'd.txt': 'd',
      }),
    ).rejects.toThrow('files that are generated: a.txt, b. Remove them');
    expect(workspace.content()).toEqual(before);
  });

  it('does not follow a link out of the workspace', async () => {
    workspace.setContent({});
    outside.setContent({});
    await symlink(outside.path, workspace.resolve('.cloudforge'));

    await expect(
      writeFiles(workspace.path, { '.cloudforge/service.yaml': 'x' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(outside.content()).toEqual({});
  });
});
