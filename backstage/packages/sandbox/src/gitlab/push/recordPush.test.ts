import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestGitLab, startReceiver } from '../__testUtils__/TestGitLab';

const run = promisify(execFile);
jest.setTimeout(60_000);

describe('webhooks', () => {
  let test: TestGitLab;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeEach(async () => {
    test = await TestGitLab.start();
    receiver = await startReceiver();
  });
  afterEach(async () => {
    receiver.close();
    await test.stop();
  });

  async function pushByGit(project: string, file: string) {
    const clone = join(test.dataDir, 'clone');
    const origin = `${test.gitlab.url}/${project}.git`.replace(
      '://',
      `://oauth2:${test.gitlab.adminToken}@`,
    );
    const git = (...args: string[]) =>
      run('git', [
        ...['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'],
        ...args,
      ]);
    await git('clone', '--quiet', origin, clone);
    await writeFile(join(clone, file), file);
    await git('-C', clone, 'add', '.');
    await git('-C', clone, 'commit', '--quiet', '-m', `Add ${file}`);
    await git('-C', clone, 'push', '--quiet', 'origin', 'main');
  }

  it('tell the same of a push by git and by the API', async () => {
    test.gitlab.addPushHook({ url: receiver.url, token: 'secret-1' });
    await pushByGit('platform/workloads', 'b.txt');
    await test.client.Commits.create('platform/workloads', 'main', 'Third', [
      { action: 'create', filePath: 'c.txt', content: '' },
      { action: 'update', filePath: 'b.txt', content: 'changed' },
      { action: 'delete', filePath: 'README.md' },
    ]);
    await test.gitlab.webhooksIdle();

    const [byGit, byApi] = receiver.received;
    expect(receiver.received).toHaveLength(2);
    expect(byGit).toMatchObject({
      event: 'System Hook',
      token: 'secret-1',
      body: {
        event_name: 'push',
        ref: 'refs/heads/main',
        ref_protected: true,
        user_username: 'root',
        project: {
          path_with_namespace: 'platform/workloads',
          git_http_url: `${test.gitlab.url}/platform/workloads.git`,
          web_url: `${test.gitlab.url}/platform/workloads`,
          default_branch: 'main',
        },
        commits: [
          { title: 'Add b.txt', author: { name: 'Ann' }, added: ['b.txt'] },
        ],
        total_commits_count: 1,
      },
    });
    expect(byApi.body).toMatchObject({
      before: byGit.body.after,
      commits: [
        { added: ['c.txt'], modified: ['b.txt'], removed: ['README.md'] },
      ],
    });
    expect(byApi.body.checkout_sha).toBe(byApi.body.after);
  });

  // https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events
  it('of a project say Push Hook or Tag Push Hook, with its secret', async () => {
    const project = await test.newRepository('shop');
    await test.client.ProjectHooks.add(project.id, receiver.url, {
      token: 'secret-2',
      pushEvents: true,
      tagPushEvents: true,
    });
    await test.client.Branches.create(project.id, 'next', 'main');
    await test.client.Branches.remove(project.id, 'next');
    await test.client.Tags.create(project.id, 'v1', 'main');
    await test.gitlab.webhooksIdle();

    const zero = '0'.repeat(40);
    const byRef = receiver.received.map(({ event, token, body }) => [
      event,
      token,
      body.object_kind,
      body.ref,
      body.before === zero,
      body.after === zero,
    ]);
    expect(new Set(byRef.map(String))).toEqual(
      new Set([
        'Push Hook,secret-2,push,refs/heads/next,true,false',
        'Push Hook,secret-2,push,refs/heads/next,false,true',
        'Tag Push Hook,secret-2,tag_push,refs/tags/v1,true,false',
      ]),
    );
  });

  it('that nobody answers do not hold up a push', async () => {
    test.gitlab.addPushHook({ url: 'http://127.0.0.1:9/' });
    const project = await test.newRepository('shop');
    expect(project.id).toBeGreaterThan(0);
    await test.gitlab.webhooksIdle();
  });
});
