import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Gitlab } from '@gitbeaker/rest';
import { GitLabSandbox, startGitLab } from './startGitLab';

const run = promisify(execFile);
jest.setTimeout(60_000);

describe('startGitLab', () => {
  let dataDir: string;
  let gitlab: GitLabSandbox;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gitlab-'));
    gitlab = await startGitLab({ dataDir, seed: true });
  });
  afterEach(async () => {
    await gitlab.close();
    await rm(dataDir, { recursive: true });
  });

  const client = () =>
    new Gitlab({ host: gitlab.url, token: gitlab.adminToken });

  it('is the same after a restart', async () => {
    const group = await client().Groups.show('apps');
    const project = await client().Projects.create({
      name: 'shop',
      namespaceId: group.id,
    });
    await client().Commits.create(project.id, 'main', 'Start', [
      { action: 'create', filePath: 'a.txt', content: 'one' },
    ]);
    const before = await gitlab.snapshot();
    const { adminToken } = gitlab;

    await gitlab.close();
    gitlab = await startGitLab({ dataDir, seed: true });

    expect(gitlab.adminToken).toBe(adminToken);
    expect(await gitlab.snapshot()).toEqual(before);
    expect(before.projects['apps/shop'].trees['refs/heads/main']).toMatch(
      /^[0-9a-f]{40}$/,
    );
  });

  it('keeps its token where nobody else reads it', async () => {
    const { mode } = await stat(join(dataDir, 'admin-token'));
    expect(mode.toString(8).slice(-3)).toBe('600');
    const database = await readFile(join(dataDir, 'gitlab.db'), 'latin1');
    expect(database).not.toContain(gitlab.adminToken);
  });

  it('tells the same of a push by git and by the API', async () => {
    const received: { event?: string; token?: string; body: any }[] = [];
    const server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      received.push({
        event: String(request.headers['x-gitlab-event']),
        token: String(request.headers['x-gitlab-token']),
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    gitlab.addPushHook({ url: `http://127.0.0.1:${port}/`, token: 'secret-1' });
    const project = await client().Projects.show('platform/workloads');
    const clone = join(dataDir, 'clone');
    const origin = String(project.http_url_to_repo).replace(
      '://',
      `://oauth2:${gitlab.adminToken}@`,
    );
    await run('git', ['clone', '--quiet', origin, clone]);
    await writeFile(join(clone, 'b.txt'), 'two');
    const git = (...args: string[]) =>
      run('git', [
        '-C',
        clone,
        '-c',
        'user.name=A',
        '-c',
        'user.email=a@example.com',
        ...args,
      ]);
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'Second');
    await git('push', '--quiet', 'origin', 'main');
    await client().Commits.create(project.id, 'main', 'Third', [
      { action: 'create', filePath: 'c.txt', content: 'three' },
    ]);
    await gitlab.webhooksIdle();
    server.close();

    expect(received).toMatchObject([
      {
        event: 'System Hook',
        token: 'secret-1',
        body: {
          event_name: 'push',
          ref: 'refs/heads/main',
          project: { path_with_namespace: 'platform/workloads' },
          commits: [{ message: 'Second', added: ['b.txt'] }],
        },
      },
      { body: { commits: [{ message: 'Third', added: ['c.txt'] }] } },
    ]);
    expect(received[1].body.before).toBe(received[0].body.after);
  });
});
