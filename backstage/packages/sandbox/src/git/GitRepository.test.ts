import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';
import { TreeChange, fastImport } from './fastImport';
import { GitError, runGit } from './runGit';

const signature = {
  name: 'Ann',
  email: 'ann@example.com',
  at: new Date('2026-11-22T06:00:00Z'),
};

describe('GitRepository', () => {
  let dir: string;
  let repository: GitRepository;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-git-'));
    repository = await GitRepository.init(join(dir, 'r.git'), 'main');
  });
  afterEach(() => rm(dir, { recursive: true }));

  const write = (path: string, content: string): TreeChange => ({
    kind: 'write',
    path,
    mode: '100644',
    content: Buffer.from(content),
  });
  const commit = (changes: TreeChange[], parent?: string, message = 'Change') =>
    fastImport(repository.dir, {
      ref: 'refs/heads/main',
      parent,
      message,
      author: signature,
      committer: signature,
      changes,
    });

  it('is empty at first', async () => {
    expect(await repository.isEmpty()).toBe(true);
    expect(await repository.resolve('main')).toBeUndefined();
    expect(await repository.resolve('HEAD')).toBeUndefined();
  });

  it('resolves branches, tags and commits, and takes no option for one', async () => {
    const id = await commit([write('a.txt', 'one')]);
    await repository.run(['update-ref', 'refs/tags/v1', id]);
    for (const ref of [
      'main',
      'v1',
      'HEAD',
      id,
      id.slice(0, 8),
      'refs/heads/main',
    ]) {
      expect(await repository.resolve(ref)).toBe(id);
    }
    for (const ref of ['', 'nowhere', '--all', '-h', 'main\nmain', 'main~1']) {
      expect(await repository.resolve(ref)).toBeUndefined();
    }
  });

  it('reads what a commit changed: names, modes and hunks', async () => {
    const first = await commit([
      write('same.txt', 'same\n'),
      write('gone.txt', 'gone\n'),
      write('d\u00fcr "quoted".txt', 'old\n'),
      write('moved.txt', 'a long enough text to be known again\n'),
    ]);
    const second = await commit(
      [
        { kind: 'delete', path: 'gone.txt' },
        write('d\u00fcr "quoted".txt', 'new\n'),
        { kind: 'rename', from: 'moved.txt', to: 'to/moved.txt' },
        write('new.txt', 'new\n'),
      ],
      first,
    );
    const diffs = await repository.diff(second);
    expect(new Map(diffs.map(diff => [diff.newPath, diff]))).toEqual(
      new Map([
        [
          'gone.txt',
          expect.objectContaining({ deletedFile: true, bMode: '0' }),
        ],
        [
          'd\u00fcr "quoted".txt',
          expect.objectContaining({ diff: '@@ -1 +1 @@\n-old\n+new\n' }),
        ],
        [
          'to/moved.txt',
          expect.objectContaining({ renamedFile: true, oldPath: 'moved.txt' }),
        ],
        ['new.txt', expect.objectContaining({ newFile: true, aMode: '0' })],
      ]),
    );
    expect(await repository.stats(second)).toMatchObject({ additions: 3 });
  });

  it('lists commits of one path, with whole messages', async () => {
    const first = await commit(
      [write('a.txt', '1')],
      undefined,
      'One\n\nBody\x01 text',
    );
    const second = await commit([write('b.txt', '1')], first, 'Two');
    expect(await repository.log(second, { path: 'a.txt' })).toMatchObject([
      {
        id: first,
        title: 'One',
        message: 'One\n\nBody\x01 text',
        author: { name: 'Ann', at: '2026-11-22T06:00:00+00:00' },
      },
    ]);
    expect(await repository.log(second, { skip: 1 })).toHaveLength(1);
    expect((await repository.commits([first, second])).size).toBe(2);
  });

  it('tells what git said when it failed', async () => {
    await expect(
      runGit(repository.dir, ['cat-file', 'blob', 'none']),
    ).rejects.toThrow(GitError);
  });
});
