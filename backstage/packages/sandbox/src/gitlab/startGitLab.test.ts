import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TestGitLab } from './__testUtils__/TestGitLab';

jest.setTimeout(60_000);

describe('startGitLab', () => {
  let test: TestGitLab;

  beforeEach(async () => {
    test = await TestGitLab.start();
  });
  afterEach(() => test.stop());

  it('makes the platform: groups, people and the register of services', async () => {
    const { groups, users, projects } = await test.gitlab.snapshot();
    expect(groups).toEqual(['apps', 'gitops', 'platform']);
    expect(users).toEqual(['root', 'alice', 'bob', 'paula']);
    expect(Object.keys(projects)).toEqual(['platform/workloads']);
    const tree = await test.client.Repositories.allRepositoryTrees(
      'platform/workloads',
      { recursive: true },
    );
    expect(tree.map(({ path }) => path)).toEqual([
      'README.md',
      'workloads',
      'workloads/.gitkeep',
    ]);
  });

  it('is the same after a restart', async () => {
    const project = await test.newRepository('shop');
    await test.client.ProjectVariables.create(project.id, 'KEY', 'value');
    const before = await test.gitlab.snapshot();
    const { adminToken } = test.gitlab;

    await test.restart();

    expect(test.gitlab.adminToken).toBe(adminToken);
    expect(await test.gitlab.snapshot()).toEqual(before);
    expect(before.projects['apps/shop']).toMatchObject({
      trees: { 'refs/heads/main': expect.stringMatching(/^[0-9a-f]{40}$/) },
      variables: [{ key: 'KEY' }],
    });
  });

  it('lets nobody find a project before its repository', async () => {
    const path = encodeURIComponent('apps/shop');
    const statuses = new Set<number>();
    const made = test.newRepository('shop');
    let isMade = false;
    made.finally(() => {
      isMade = true;
    });
    while (!isMade) {
      const { status } = await test.fetch(
        `/api/v4/projects/${path}/repository/commits`,
      );
      statuses.add(status);
    }
    await made;
    expect([...statuses].sort()).toEqual([200, 404]);
  });

  it('completes a project that a crash cut short', async () => {
    const project = await test.newRepository('shop');
    const folder = join(test.dataDir, 'repositories', `${project.id}.git`);
    await rm(folder, { recursive: true });
    await test.restart();
    await test.client.Commits.create(project.id, 'main', 'Start', [
      { action: 'create', filePath: 'a.txt', content: '' },
    ]);
    const { projects } = await test.gitlab.snapshot();
    expect(Object.keys(projects['apps/shop'].trees)).toEqual([
      'refs/heads/main',
    ]);
  });

  it('keeps its token where nobody else reads it', async () => {
    const { mode } = await stat(join(test.dataDir, 'admin-token'));
    expect(mode.toString(8).slice(-3)).toBe('600');
    const database = await readFile(join(test.dataDir, 'gitlab.db'), 'latin1');
    expect(database).not.toContain(test.gitlab.adminToken);
  });

  it('has no secret in its snapshot', async () => {
    const project = await test.newRepository('shop');
    await test.client.ProjectVariables.create(project.id, 'KEY', 'the-value-1');
    await test.client.ProjectHooks.add(project.id, 'http://127.0.0.1:9/', {
      token: 'hook-secret',
    });
    const answer = await test.fetch(
      `/api/v4/projects/${project.id}/access_tokens`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'deploy', scopes: ['api'] }),
      },
    );
    const { token } = await answer.json();
    const text = JSON.stringify(await test.gitlab.snapshot());
    expect(text).toContain('deploy');
    for (const secret of [token, 'the-value-1', 'hook-secret']) {
      expect(text).not.toContain(secret);
    }
  });

  it('removes for good only where that is permitted', async () => {
    const project = await test.newRepository('shop');
    const remove = (query = '') =>
      test.fetch(`/api/v4/projects/${project.id}${query}`, {
        method: 'DELETE',
      });
    const permanently = (path: string) =>
      remove(
        `?permanently_remove=true&full_path=${encodeURIComponent(path)}`,
      ).then(async answer => [answer.status, (await answer.json()).message]);
    await remove();
    const scheduled = `apps/shop-deletion_scheduled-${project.id}`;

    test.gitlab.setPermanentRemoval(false);
    expect(await permanently(scheduled)).toEqual([
      400,
      '`permanently_remove` option is not permitted on this instance.',
    ]);
    const snapshot = await test.gitlab.snapshot();
    expect(Object.keys(snapshot.projects)).toEqual(['platform/workloads']);
    expect(Object.keys(snapshot.deletionScheduled)).toEqual([scheduled]);

    test.gitlab.setPermanentRemoval(true);
    expect(await permanently('apps/shop')).toEqual([
      400,
      '`full_path` is incorrect. You must enter the complete path for the project.',
    ]);
    expect(await permanently(scheduled)).toEqual([202, '202 Accepted']);
    expect((await test.gitlab.snapshot()).deletionScheduled).toEqual({});
    expect((await test.fetch(`/api/v4/projects/${project.id}`)).status).toBe(
      404,
    );
  });

  it('takes commits one after the other, so that each succeeds', async () => {
    const project = await test.newRepository('shop');
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        test.client.Commits.create(project.id, 'main', `Commit ${n}`, [
          { action: 'create', filePath: `${n}.txt`, content: '' },
        ]),
      ),
    );
    const commits = await test.client.Commits.all(project.id);
    expect(commits).toHaveLength(11);
  });

  it('says 501 for what it does not have, and remembers it', async () => {
    const answer = await test.fetch('/api/v4/projects/1/wikis?x=1');
    expect([answer.status, await answer.json()]).toEqual([
      501,
      {
        message: '501 sandbox: GET /api/v4/projects/1/wikis is not implemented',
      },
    ]);
    expect(test.gitlab.notImplemented()).toEqual([
      'GET /api/v4/projects/1/wikis',
    ]);
  });

  // https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
  it('limits the rate of requests when told to', async () => {
    test.gitlab.setRateLimit({ requests: 2, perSeconds: 3600 });
    const statuses = [];
    for (let n = 0; n < 3; n++) {
      statuses.push((await test.fetch('/api/v4/user')).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await test.fetch('/api/v4/user');
    expect(await refused.text()).toBe('Retry later\n');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-observed': '4',
      'ratelimit-remaining': '0',
    });
    test.gitlab.setRateLimit(undefined);
    expect((await test.fetch('/api/v4/user')).status).toBe(200);
  });

  // https://docs.gitlab.com/rate_limits/api/projects/, lib/api/helpers/rate_limiter.rb
  it('limits how many projects a user creates a day when told to', async () => {
    const create = (name: string) =>
      test.fetch('/api/v4/projects', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      });
    test.gitlab.setProjectsPerDay(2);
    expect((await create('one')).status).toBe(201);
    expect((await create('not/allowed')).status).toBe(400);
    const refused = await create('two');
    expect([refused.status, await refused.json()]).toEqual([
      429,
      {
        message: {
          error:
            'This endpoint has been requested too many times. Try again later.',
        },
      },
    ]);
    expect(refused.headers.get('retry-after')).toBe('86400');
    const settings = await test.fetch('/-/sandbox/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ projectsPerDay: null }),
    });
    expect(settings.status).toBe(204);
    expect((await create('two')).status).toBe(201);
  });

  it('goes wrong on purpose, before or after the work', async () => {
    const faults = (method: string, body?: object) =>
      test.fetch('/-/sandbox/faults', {
        method,
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
    const create = async (name: string) => {
      const { id } = await test.client.Groups.show('apps');
      const answer = await test.fetch('/api/v4/projects', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, namespace_id: id }),
      });
      return answer.status;
    };
    const names = async () =>
      Object.keys((await test.gitlab.snapshot()).projects);
    const fault = { method: 'POST', path: '/projects$', status: 502, times: 1 };

    expect((await faults('POST', { ...fault, when: 'before' })).status).toBe(
      201,
    );
    expect(await create('before')).toBe(502);
    expect(await names()).not.toContain('apps/before');

    await faults('POST', { ...fault, when: 'after' });
    expect(await create('after')).toBe(502);
    expect(await names()).toContain('apps/after');
    expect(await create('whole')).toBe(201);

    await faults('POST', { ...fault, when: 'before' });
    expect((await faults('DELETE')).status).toBe(204);
    expect(await create('cleared')).toBe(201);
    const stranger = await fetch(`${test.gitlab.url}/-/sandbox/faults`);
    expect(stranger.status).toBe(401);
  });
});
