import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useGitLab } from './__testUtils__/GitLabUnderTest';

// https://docs.gitlab.com/topics/git/clone/#clone-with-https; the refusals:
// lib/gitlab/checks/branch_check.rb and lib/gitlab/git_access.rb of GitLab
describe('git over HTTP', () => {
  const gitlab = useGitLab();
  let work: string;

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'contract-git-'));
  });
  afterEach(() => rm(work, { recursive: true }));

  /** The exit code and what git said; the token reaches git by no argument. */
  function git(args: string[], token = gitlab.token) {
    const basic = Buffer.from(`oauth2:${token}`).toString('base64');
    return new Promise<{ code: number; said: string }>(resolve =>
      execFile(
        'git',
        args,
        {
          cwd: work,
          env: {
            PATH: process.env.PATH,
            HOME: work,
            GIT_TERMINAL_PROMPT: '0',
            GIT_AUTHOR_NAME: 'Ann',
            GIT_AUTHOR_EMAIL: 'ann@example.com',
            GIT_COMMITTER_NAME: 'Ann',
            GIT_COMMITTER_EMAIL: 'ann@example.com',
            GIT_CONFIG_COUNT: '1',
            GIT_CONFIG_KEY_0: 'http.extraHeader',
            GIT_CONFIG_VALUE_0: token
              ? `Authorization: Basic ${basic}`
              : 'X-None: 1',
          },
        },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      ),
    );
  }

  async function commit(name: string, message = name) {
    await writeFile(join(work, 'clone', name), message);
    await git(['-C', 'clone', 'add', '.']);
    return git(['-C', 'clone', 'commit', '-m', message]);
  }

  it('asks who is there before it says whether there is anything', async () => {
    const project = await gitlab.newRepository();
    for (const path of [project.path, 'none/none']) {
      const answer = await fetch(
        `${gitlab.url}/${path}.git/info/refs?service=git-upload-pack`,
      );
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      expect(await answer.text()).toContain('HTTP Basic: Access denied');
    }
  });

  it('clones with and without .git, pushes, and agrees with the API', async () => {
    const project = await gitlab.newRepository();
    expect((await git(['clone', project.gitUrl, 'clone'])).code).toBe(0);
    expect(
      (await git(['clone', project.gitUrl.replace(/\.git$/, ''), 'again']))
        .code,
    ).toBe(0);
    expect(await readFile(join(work, 'clone', 'a.txt'), 'utf8')).toBe('one\n');

    await commit('b.txt');
    expect((await git(['-C', 'clone', 'push', 'origin', 'main'])).code).toBe(0);
    const { body } = await gitlab.call(
      'GET',
      `/projects/${project.id}/repository/commits/main`,
    );
    expect(body).toMatchObject({
      title: 'b.txt',
      parent_ids: [project.commit],
    });
  });

  // https://docs.gitlab.com/topics/git/commit/#push-options
  it('takes push options', async () => {
    const project = await gitlab.newRepository();
    await git(['clone', project.gitUrl, 'clone']);
    await commit('b.txt');
    const pushed = await git([
      ...['-C', 'clone', 'push', '--push-option=ci.skip', 'origin', 'main'],
    ]);
    expect(pushed).toMatchObject({ code: 0 });
  });

  it('fills an empty repository, whose first branch becomes its default', async () => {
    const project = await gitlab.newProject();
    await git(['init', '--quiet', '--initial-branch=trunk', 'clone']);
    await commit('a.txt');
    await git(['-C', 'clone', 'remote', 'add', 'origin', project.gitUrl]);
    expect((await git(['-C', 'clone', 'push', 'origin', 'trunk'])).code).toBe(
      0,
    );
    const { body } = await gitlab.call('GET', `/projects/${project.id}`);
    expect(body).toMatchObject({ default_branch: 'trunk', empty_repo: false });
    const branch = await gitlab.client().Branches.show(project.id, 'trunk');
    expect(branch.protected).toBe(true);
  });

  it('keeps the history of a protected branch', async () => {
    const project = await gitlab.newRepository();
    await git(['clone', '--quiet', project.gitUrl, 'clone']);
    await git(['-C', 'clone', 'commit', '--amend', '-m', 'Another history']);
    const plain = await git(['-C', 'clone', 'push', 'origin', 'main']);
    expect(plain.said).toContain('non-fast-forward');
    const forced = await git([
      '-C',
      'clone',
      'push',
      '--force',
      'origin',
      'main',
    ]);
    expect(forced.code).not.toBe(0);
    expect(forced.said).toContain(
      'GitLab: You are not allowed to force push code to a protected branch on this project.',
    );
    expect(forced.said).toContain('pre-receive hook declined');
    const free = await git([
      '-C',
      'clone',
      'push',
      '--force',
      'origin',
      'main:free',
    ]);
    expect(free.code).toBe(0);
    const deleted = await git(['-C', 'clone', 'push', 'origin', ':main']);
    expect(deleted.said).toContain(
      'The default branch of a project cannot be deleted.',
    );
  });

  it('lets a token do what its scopes say, in its project', async () => {
    const project = await gitlab.newRepository();
    const other = await gitlab.newRepository();
    const reader = await gitlab.newToken(project.id, ['read_repository']);
    const writer = await gitlab.newToken(project.id, ['write_repository']);
    expect(
      (await git(['clone', project.gitUrl, 'clone'], reader.token)).code,
    ).toBe(0);
    await commit('b.txt');
    const push = ['-C', 'clone', 'push', 'origin', 'main'];
    const refused = await git(push, reader.token);
    expect(refused.code).not.toBe(0);
    expect(refused.said).toContain('You are not allowed to upload code.');
    expect((await git(push, writer.token)).code).toBe(0);
    const elsewhere = await git(
      ['clone', other.gitUrl, 'elsewhere'],
      writer.token,
    );
    expect(elsewhere.said).toContain(
      'The project you were looking for could not be found',
    );
    const basic = Buffer.from('oauth2:glpat-wrong').toString('base64');
    const wrong = await fetch(
      `${project.gitUrl}/info/refs?service=git-upload-pack`,
      { headers: { authorization: `Basic ${basic}` } },
    );
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toContain('HTTP Basic: Access denied');

    const api = await gitlab.newToken(project.id, ['read_api']);
    expect(
      (await git(['clone', project.gitUrl, 'api'], api.token)).code,
    ).not.toBe(0);
    const developer = await gitlab.newToken(
      project.id,
      ['write_repository'],
      30,
    );
    await commit('c.txt');
    const protectedPush = await git(push, developer.token);
    expect(protectedPush.said).toContain(
      'GitLab: You are not allowed to push code to protected branches on this project.',
    );
    expect(
      (
        await git(
          ['-C', 'clone', 'push', 'origin', 'main:topic'],
          developer.token,
        )
      ).code,
    ).toBe(0);
  });

  it('takes pushes and commits of the API together without losing one', async () => {
    const project = await gitlab.newRepository();
    await git(['clone', '--quiet', project.gitUrl, 'clone']);
    const pushes = async () => {
      for (const n of [1, 2, 3]) {
        await commit(`pushed-${n}.txt`);
        const done = async () =>
          (await git(['-C', 'clone', 'push', 'origin', 'main'])).code === 0;
        while (!(await done()))
          await git(['-C', 'clone', 'pull', '--rebase', 'origin', 'main']);
      }
    };
    const commits = Array.from({ length: 5 }, (_, n) =>
      gitlab.commit(project.id, {
        actions: [
          { action: 'create', file_path: `committed-${n}.txt`, content: '' },
        ],
      }),
    );
    const [answers] = await Promise.all([Promise.all(commits), pushes()]);
    const committed = answers.flatMap(({ status }, n) =>
      status === 201 ? [`committed-${n}.txt`] : [],
    );
    const tree = await gitlab
      .client()
      .Repositories.allRepositoryTrees(project.id);
    expect(tree.map(({ path }) => path).sort()).toEqual([
      'a.txt',
      ...committed,
      ...[1, 2, 3].map(n => `pushed-${n}.txt`),
    ]);
  });

  it('carries megabytes both ways', async () => {
    const project = await gitlab.newRepository();
    await git(['clone', '--quiet', project.gitUrl, 'clone']);
    const big = Buffer.from(
      Uint8Array.from({ length: 8_000_000 }, (_, i) => (i * 2654435761) >>> 13),
    );
    await writeFile(join(work, 'clone', 'big.bin'), big);
    await commit('small.txt');
    expect((await git(['-C', 'clone', 'push', 'origin', 'main'])).code).toBe(0);
    expect((await git(['clone', '--quiet', project.gitUrl, 'copy'])).code).toBe(
      0,
    );
    expect(big.equals(await readFile(join(work, 'copy', 'big.bin')))).toBe(
      true,
    );
  });
});
