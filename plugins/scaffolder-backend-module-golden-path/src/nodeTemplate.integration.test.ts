import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  renderService,
  SERVICE_FILE,
} from '@cloudforge/plugin-golden-path-common';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { readService } from './actions/readService';
import { goldenPath } from './__testUtils__/goldenPath';
import { nastyAnswers } from './__testUtils__/nastyService';
import { platform } from './__testUtils__/platform';
import { startScaffolder } from './__testUtils__/startScaffolder';
import { unpack } from './__testUtils__/unpack';

/** The template as it stands, in the real scaffolder. */
describe('templates/node-service', () => {
  const test = goldenPath();
  const directory = createMockDirectory();
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder('node-service', test.services.discovery);
  }, 60_000);
  afterAll(() => scaffolder.close());

  const spec = {
    apiVersion: 'cloudforge.io/v1',
    kind: 'Service',
    language: 'node',
    ...nastyAnswers,
  };

  it('brings every answer through unchanged and links to all that was made', async () => {
    const task = await scaffolder.run(nastyAnswers);

    expect(task).toMatchObject({
      status: 'completed',
      log: expect.any(String),
    });
    const [operation] = test.backend.operations.values();
    expect(operation.spec).toEqual(spec);
    expect(operation.view.taskId).toBe(task.id);
    expect(task.output).toEqual({
      links: [
        expect.objectContaining({ entityRef: 'component:default/null' }),
        expect.objectContaining({
          title: 'Operation',
          url: '/operations/operation-1',
        }),
        expect.objectContaining({ url: 'http://localhost:7100/apps/null' }),
        expect.objectContaining({ url: 'http://localhost:7100/gitops/null' }),
        expect.objectContaining({
          url: 'http://localhost:7100/apps/null/-/pipelines',
        }),
        expect.objectContaining({
          title: 'Argo CD: dev',
          url: 'http://localhost:7101/applications/argocd/null-dev',
        }),
        expect.objectContaining({
          title: 'Argo CD: production',
          url: 'http://localhost:7101/applications/argocd/null-production',
        }),
      ],
      text: [
        expect.objectContaining({
          content: expect.stringContaining('**null** is made'),
        }),
      ],
    });
    expect(task.log).toContain('projects: did projects for null');
  });

  it('hands over skeleton and generated files, with the answers where they belong', async () => {
    await scaffolder.run(nastyAnswers);

    const source = test.backend.requests.find(({ method }) => method === 'PUT');
    const workspace = directory.resolve('source');
    await unpack(source!.body, workspace);
    const read = (file: string) => readFile(path.join(workspace, file), 'utf8');

    const { app } = renderService(readService(spec), platform);
    for (const [file, content] of Object.entries(app)) {
      await expect(read(file)).resolves.toBe(content);
    }
    expect(parse(await read(SERVICE_FILE))).toEqual(spec);
    const manifest = JSON.parse(await read('package.json'));
    expect(manifest.name).toBe('null');
    expect(manifest.description).toBe(nastyAnswers.title);
    const lockfile = await read('package-lock.json');
    expect(JSON.parse(lockfile).name).toBe('null');
    expect(JSON.parse(lockfile).packages[''].name).toBe('null');
    expect(lockfile).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
    expect(parse(await read('mkdocs.yml')).site_name).toBe('null');
    expect(await read('Dockerfile')).toMatch(/^EXPOSE 9000$/m);

    const files = await readdir(workspace, { recursive: true });
    expect(files.filter(file => file.endsWith('.njk'))).toEqual([]);
    for (const file of files.filter(name => /\.(md|ts|js)$/.test(name))) {
      expect(await read(file)).not.toMatch(/\$\{\{/);
    }
  });

  it('leaves out what was left empty', async () => {
    const { env, tags, secrets, ...rest } = nastyAnswers;

    const task = await scaffolder.run(rest);

    expect(task.status).toBe('completed');
    const [operation] = test.backend.operations.values();
    expect(operation.spec).toEqual({
      ...spec,
      env: {},
      tags: [],
      secrets: [],
    });
    expect(operation.spec).not.toHaveProperty('system');
  });

  it('makes nothing in a dry run', async () => {
    const skeleton = path.resolve(__dirname, '../../../templates/node-service');
    const files = (
      await readdir(skeleton, { recursive: true, withFileTypes: true })
    )
      .filter(entry => entry.isFile())
      .map(entry => path.join(entry.parentPath, entry.name));
    const contents = await Promise.all(
      files.map(async file => ({
        path: path.relative(skeleton, file),
        base64Content: await readFile(file, 'base64'),
      })),
    );

    const result = await scaffolder.dryRun(nastyAnswers, contents);

    expect(test.backend.changes).toEqual([]);
    expect(result.directoryContents.map(file => file.path)).toEqual(
      expect.arrayContaining(['package.json', 'catalog-info.yaml']),
    );
    expect(result.output.links).toContainEqual(
      expect.objectContaining({ url: 'http://localhost:7100/apps/null' }),
    );
    expect(result.output.links).not.toContainEqual(
      expect.objectContaining({ title: 'Operation' }),
    );
  });

  it('fails with every clash before anything is made', async () => {
    test.backend.clashes = [
      { system: 'gitlab', message: 'the GitLab project apps/null exists' },
      { system: 'argocd', message: 'the Argo CD project null exists' },
    ];

    const task = await scaffolder.run(nastyAnswers);

    expect(task.status).toBe('failed');
    expect(task.log).toMatch(
      /The name null is taken:\n- the GitLab project apps\/null exists\n- the Argo CD project null exists/,
    );
    expect(test.calls).toEqual(['POST service-checks']);
  });
});
