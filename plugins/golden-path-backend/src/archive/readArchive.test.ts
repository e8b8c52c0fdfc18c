import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { type TarEntry, tar, tarGz } from '../__testUtils__/sourceArchive';
import { archiveLimits } from './archiveLimits';
import { readArchive } from './readArchive';

const legalSegment = fc
  .stringMatching(/^[A-Za-z0-9_.äöü🎉 $#-]{1,30}$/u)
  .filter(text => !/^(\.{1,2}|\.git[. ]*|git~\d.*)$/i.test(text));

const legalFiles = fc
  .uniqueArray(
    fc.record({
      path: fc
        .array(legalSegment, { minLength: 1, maxLength: 4 })
        .map(parts => parts.join('/')),
      content: fc
        .uint8Array({ maxLength: 2_000 })
        .map(bytes => Buffer.from(bytes)),
      mode: fc.constantFrom(0o644, 0o755, 0o600, 0o700),
    }),
    { minLength: 1, maxLength: 20, selector: ({ path }) => path },
  )
  .filter(files =>
    files.every(a => files.every(b => !b.path.startsWith(`${a.path}/`))),
  )
  // A ustar header has room for 100 bytes; longer names are the next test's.
  .filter(files => files.every(({ path }) => Buffer.byteLength(path) <= 100));

describe('readArchive', () => {
  it('returns every file as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(legalFiles, async files => {
        const tree = await readArchive(tarGz(files));
        expect([...tree.keys()].sort()).toEqual(
          files.map(({ path }) => path).sort(),
        );
        for (const { path, content, mode } of files) {
          const file = tree.get(path);
          expect(file?.content.equals(content)).toBe(true);
          expect(file?.executable).toBe((mode & 0o100) !== 0);
        }
      }),
    );
  });

  it('takes folders and a leading dot', async () => {
    const tree = await readArchive(
      tarGz([
        { path: './', type: 'Directory' },
        { path: './src/', type: 'Directory' },
        { path: './src/index.ts', content: 'x' },
        { path: './__proto__/polluted', content: 'y' },
      ]),
    );
    expect([...tree.keys()]).toEqual(['src/index.ts', '__proto__/polluted']);
  });

  const hostile: [string, TarEntry][] = [
    ['an absolute path', { path: '/etc/passwd' }],
    ['a drive', { path: 'C:/windows' }],
    ['a path outside', { path: '../outside' }],
    ['a path outside, further in', { path: 'a/../../outside' }],
    ['a path with a dot', { path: 'a/./b' }],
    ['a path with an empty part', { path: 'a//b' }],
    ['a backslash', { path: 'a\\..\\b' }],
    ['a new line', { path: 'a\nb' }],
    ["git's folder", { path: '.git/config' }],
    ["git's folder further in", { path: 'a/.GIT/hooks/pre-commit' }],
    ["git's folder as Windows sees it", { path: 'git~1/config' }],
    ["git's folder with a dot behind", { path: '.git./config' }],
    ["git's folder as macOS sees it", { path: '.g\u200cit/config' }],
    ["git's folder, empty", { path: '.git/', type: 'Directory' }],
    ['a symbolic link', { path: 'a', type: 'SymbolicLink', linkpath: '/etc' }],
    ['a hard link', { path: 'a', type: 'Link', linkpath: 'b' }],
    ['a device', { path: 'a', type: 'CharacterDevice' }],
    ['a pipe', { path: 'a', type: 'FIFO' }],
  ];
  it.each(hostile)('refuses %s', async (_, entry) => {
    const source = tarGz([{ path: 'fine', content: 'x' }, entry]);
    const error = await readArchive(source).catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(/^The source archive holds/);
  });

  it('refuses a file twice, and a file that is a folder too', async () => {
    const file = (path: string) => ({ path, content: 'x' });
    await expect(readArchive(tarGz([file('a'), file('a')]))).rejects.toThrow(
      'twice',
    );
    await expect(readArchive(tarGz([file('a'), file('a/b')]))).rejects.toThrow(
      'both as a file and as a folder',
    );
  });

  it('refuses what is too large, packed, unpacked or in number', async () => {
    const packed = Buffer.alloc(archiveLimits.packed + 1);
    await expect(readArchive(packed)).rejects.toThrow('at most 10 MiB');
    const zeros = Buffer.alloc(archiveLimits.unpacked / 2 + 1);
    await expect(
      readArchive(
        tarGz([
          { path: 'a', content: zeros },
          { path: 'b', content: zeros },
        ]),
      ),
    ).rejects.toThrow('more than 50 MiB');
    const many = Array.from(
      { length: archiveLimits.files + 1 },
      (_, index) => ({
        path: `f${index}`,
      }),
    );
    await expect(readArchive(tarGz(many))).rejects.toThrow('more than 5000');
  });

  it('unpacks a bomb no further than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(archiveLimits.packed);
    await expect(readArchive(bomb)).rejects.toThrow('more than 50 MiB');
  });

  it('refuses nothing at all, and what is no archive', async () => {
    await expect(
      readArchive(tarGz([{ path: 'empty', type: 'Directory' }])),
    ).rejects.toThrow('holds no file');
    await expect(readArchive(Buffer.from('hello'))).rejects.toThrow(
      'not a whole tar.gz',
    );
  });

  it('never takes a damaged archive for a whole one', async () => {
    const files = [
      { path: 'a', content: Buffer.alloc(3_000) },
      { path: 'b', content: 'y'.repeat(3_000) },
    ];
    const whole = tar(files);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: whole.length - 1 }),
        async length => {
          const outcome = await readArchive(
            gzipSync(whole.subarray(0, length)),
          ).catch(error => error.name);
          // The end itself may be shorter: then nothing of the files is lost.
          expect(outcome === 'InputError' || outcome.size === 2).toBe(true);
        },
      ),
    );
  });

  it('ends for any bytes in an InputError or in legal files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async bytes => {
        const outcome = await readArchive(gzipSync(bytes)).catch(
          error => error.name,
        );
        expect(outcome === 'InputError' || outcome instanceof Map).toBe(true);
      }),
    );
  });
});
