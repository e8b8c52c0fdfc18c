import {
  renderService,
  type Files,
} from '@cloudforge/plugin-golden-path-common';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { serviceSpec } from '../../bench/serviceSpec';
import { readPlatform } from '../../process/platform';
import { cloudforge, json } from '../__testUtils__/cloudforge';

/** The scaffolder, which renders the skeleton, takes seconds to load. */
const SCAFFOLDER_MS = 60_000;

const shop = serviceSpec('shop');

describe('cloudforge service', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-service-'));
    await writeFile(join(dir, 'service.yaml'), stringify(shop));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const render = (...flags: string[]) =>
    cloudforge(['service', 'render', 'service.yaml', ...flags], { cwd: dir });

  async function platform(file?: string) {
    const parsed = await readPlatform(file);
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    return parsed.value;
  }

  const expectFiles = (folder: string, files: Files) =>
    Promise.all(
      Object.entries(files).map(async ([path, content]) =>
        expect([path, await readFile(join(folder, path), 'utf8')]).toEqual([
          path,
          content,
        ]),
      ),
    );

  describe('validate', () => {
    it('takes what Create commits', async () => {
      expect(
        await cloudforge(['service', 'validate', 'service.yaml'], { cwd: dir }),
      ).toEqual({ code: 0, out: 'service.yaml is valid.\n', err: '' });
    });

    it('says everything that is wrong and ends with 1', async () => {
      const { code, out } = await cloudforge(
        ['service', 'validate', '-', '--format', 'json'],
        { input: JSON.stringify({ ...shop, port: 0, exposure: 'secret' }) },
      );
      expect(code).toBe(1);
      const { ok, problems } = JSON.parse(out);
      expect(ok).toBe(false);
      expect(problems.map(({ path }: { path: string }) => path)).toEqual([
        'port',
        'exposure',
      ]);
    });

    it('refuses what is no YAML', async () => {
      const { code, err } = await cloudforge(['service', 'validate', '-'], {
        input: 'a: [',
      });
      expect(code).toBe(1);
      expect(err).toContain('standard input is neither YAML nor JSON');
    });
  });

  describe('render', () => {
    jest.setTimeout(SCAFFOLDER_MS);

    it('writes what Create commits: skeleton, generated files, manifests', async () => {
      const { code, out, err } = await render('--out', 'made/shop');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const folder = join(dir, 'made/shop');
      const { app, gitops, workloads } = renderService(shop, await platform());
      await expectFiles(join(folder, 'app'), app);
      await expectFiles(join(folder, 'gitops'), gitops);
      await expectFiles(join(folder, 'workloads'), workloads);
      const manifest = JSON.parse(
        await readFile(join(folder, 'app/package.json'), 'utf8'),
      );
      expect(manifest).toMatchObject({ name: 'shop', description: shop.title });
      expect(out).toContain('made/shop/app/src/server.ts\n');
      expect(out).not.toContain('.njk');
      expect((await readdir(folder)).sort()).toEqual([
        'app',
        'gitops',
        'workloads',
      ]);
      expect(await readdir(join(dir, 'made'))).toEqual(['shop']);
    });

    it('takes the platform of a file, with its variables', async () => {
      const own = { ...(await platform()), domain: '${DOMAIN}' };
      await writeFile(join(dir, 'platform.yaml'), stringify(own));
      const { files } = await json(
        [
          'service',
          'render',
          'service.yaml',
          '--out',
          'x',
          '--platform',
          'platform.yaml',
        ],
        { cwd: dir, env: { DOMAIN: 'shops.example.org' } },
      );
      const texts = await Promise.all(
        files.map((file: string) => readFile(join(dir, 'x', file), 'utf8')),
      );
      expect(texts.join('\n')).toContain('.shops.example.org');
    });

    it.each([
      ['none.yaml', 'none.yaml cannot be read: there is no such file'],
      ['broken.yaml', 'broken.yaml is neither YAML nor JSON'],
    ])('says what is wrong with a platform of %s', async (file, message) => {
      await writeFile(join(dir, 'broken.yaml'), 'domain: [');
      const { code, out, err } = await render(
        '--platform',
        file,
        '--out',
        'made',
      );
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(`error: ${message}`);
    });

    it('says which variable of the platform is missing, and writes nothing', async () => {
      const own = { ...(await platform()), domain: '${NOWHERE_SET}' };
      await writeFile(join(dir, 'platform.yaml'), stringify(own));
      const { code, err } = await render(
        '--out',
        'x',
        '--platform',
        'platform.yaml',
      );
      expect(code).toBe(1);
      expect(err).toContain('environment variable NOWHERE_SET');
      expect((await readdir(dir)).sort()).toEqual([
        'platform.yaml',
        'service.yaml',
      ]);
    });

    it('overwrites nothing', async () => {
      await mkdir(join(dir, 'out'));
      await writeFile(join(dir, 'out/mine'), '');
      const { code, err } = await render('--out', 'out');
      expect(code).toBe(1);
      expect(err).toContain('is not empty; choose a new folder');
      expect(await readdir(join(dir, 'out'))).toEqual(['mine']);
    });

    it('ends with 2 without --out', async () => {
      const { code, err } = await render();
      expect(code).toBe(2);
      expect(err).toContain("required option '--out <folder>'");
    });
  });
});
