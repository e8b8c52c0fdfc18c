import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { GeneratorRunOptions } from '@backstage/plugin-techdocs-node';
import { MarkdownGenerator } from './MarkdownGenerator';

const config = new ConfigReader({
  techdocs: { generator: { runIn: 'local' } },
  integrations: {},
});

const generator = new MarkdownGenerator({
  config,
  logger: mockServices.logger.mock(),
  scmIntegrations: ScmIntegrations.fromConfig(config),
});

describe('MarkdownGenerator', () => {
  const input = createMockDirectory();
  let output: string;

  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'techdocs-'));
  });
  afterEach(async () => {
    input.clear();
    await rm(output, { recursive: true, force: true });
  });

  const run = () =>
    generator.run({
      inputDir: input.path,
      outputDir: output,
      etag: 'abc',
      siteOptions: { name: 'Shop' },
      logger: {} as GeneratorRunOptions['logger'],
    });
  const read = (file: string) => readFile(join(output, file), 'utf8');

  it('makes a page of each file, at the address that MkDocs gives it', async () => {
    input.setContent({
      'mkdocs.yml': `site_name: 'Shop: "the" shop'
nav:
  - Overview: index.md
  - Run it:
      - Operations & more: run/operations.md
plugins: [techdocs-core]
`,
      docs: {
        'index.md':
          '# Shop\n\nSee [how it runs](run/operations.md#stop) and ![a](img/a.png).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
        run: {
          'operations.md':
            '# Operations\n\n## Stop\n\n[Back](../index.md), [out](https://example.com), ![a](../img/a.png)\n',
        },
        img: { 'a.png': 'picture' },
      },
    });
    await run();

    const front = await read('index.html');
    expect(front).toContain('href="run/operations/#stop"');
    expect(front).toContain('src="img/a.png"');
    expect(front).toContain('<table>');
    expect(front).toContain('Shop: &quot;the&quot; shop');
    expect(front).toContain('Operations &amp; more');
    const operations = await read('run/operations/index.html');
    expect(operations).toContain('<h2 id="stop"');
    expect(operations).toContain('href="../../"');
    expect(operations).toContain('href="https://example.com"');
    expect(operations).toContain('src="../../img/a.png"');
    expect(await read('img/a.png')).toBe('picture');
    expect(JSON.parse(await read('techdocs_metadata.json'))).toMatchObject({
      site_name: 'Shop: "the" shop',
      etag: 'abc',
      files: expect.arrayContaining(['index.html', 'img/a.png']),
    });
    expect(JSON.parse(await read('search/search_index.json')).docs).toEqual([
      expect.objectContaining({ location: '', title: 'Shop' }),
      expect.objectContaining({
        location: 'run/operations',
        title: 'Operations',
      }),
    ]);
  });

  it('passes no markup of the author on', async () => {
    input.setContent({
      docs: {
        'index.md':
          '# <img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n\n[x](javascript:alert(3))\n',
      },
    });
    await run();
    const page = await read('index.html');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('href="javascript');
  });

  it('stays inside the repository', async () => {
    input.setContent({
      'mkdocs.yml': 'site_name: x\ndocs_dir: ../elsewhere\n',
    });
    await expect(run()).rejects.toThrow(/not allowed/i);

    input.setContent({ docs: { 'index.md': '# Here' } });
    const secret = join(output, '..', `secret-${process.pid}.md`);
    await writeFile(secret, '# Secret');
    await symlink(secret, join(input.path, 'docs', 'link.md'));
    await run();
    await rm(secret);
    expect(await read('index.html')).not.toContain('Secret');
    await expect(read('link/index.html')).rejects.toThrow('ENOENT');
  });

  it('says what is missing', async () => {
    input.setContent({ docs: { 'a.txt': 'text' } });
    await expect(run()).rejects.toThrow(
      'There is no Markdown file in docs/ to make documentation of. Add an index.md.',
    );
  });
});
