import { useGitLab } from './__testUtils__/GitLabUnderTest';

// Source of all: https://docs.gitlab.com/api/commits/#create-a-commit-with-multiple-files-and-actions
// The texts of refusals: app/services/commits/create_service.rb,
// app/services/files/multi_service.rb and lib/gitlab/git (index errors) of GitLab.
describe('commits of a project', () => {
  const gitlab = useGitLab();
  const raw = async (project: number, path: string, ref = 'main') => {
    const file = encodeURIComponent(path);
    const answer = await gitlab.call(
      'GET',
      `/projects/${project}/repository/files/${file}/raw?ref=${ref}`,
    );
    return answer.status === 200 ? answer.text : answer.status;
  };

  it('makes the first branch of an empty repository', async () => {
    const project = await gitlab.newProject();
    const { status, body } = await gitlab.commit(project.id, {
      author_name: 'Ann Author',
      author_email: 'ann@example.com',
      actions: [{ action: 'create', file_path: 'a.txt', content: 'one\n' }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{40}$/),
      title: 'Change',
      message: 'Change',
      parent_ids: [],
      author_name: 'Ann Author',
      author_email: 'ann@example.com',
      stats: { additions: 1, deletions: 0, total: 1 },
      project_id: project.id,
      web_url: expect.stringContaining(`/${project.path}/-/commit/`),
    });
    expect(body.short_id).toBe(body.id.slice(0, 8));
  });

  it('creates, updates, deletes, moves and changes modes in one commit', async () => {
    const project = await gitlab.newRepository({
      'update.txt': 'old',
      'delete.txt': 'old',
      'move.txt': 'moved as it is',
      'move-and-change.txt': 'old',
      'run.sh': '#!/bin/sh\n',
    });
    const { status } = await gitlab.commit(project.id, {
      actions: [
        {
          action: 'create',
          file_path: 'dir/new "quoted" \u{1f680}.bin',
          content: Buffer.from([0, 1, 255]).toString('base64'),
          encoding: 'base64',
        },
        { action: 'update', file_path: 'update.txt', content: 'new' },
        { action: 'delete', file_path: 'delete.txt' },
        { action: 'move', previous_path: 'move.txt', file_path: 'to/move.txt' },
        {
          action: 'move',
          previous_path: 'move-and-change.txt',
          file_path: 'changed.txt',
          content: 'new',
        },
        { action: 'chmod', file_path: 'run.sh', execute_filemode: true },
      ],
    });
    expect(status).toBe(201);
    const tree = await gitlab
      .client()
      .Repositories.allRepositoryTrees(project.id, { recursive: true });
    expect(
      tree
        .filter(entry => entry.type === 'blob')
        .map(e => [e.path, e.mode])
        .sort(),
    ).toEqual([
      ['changed.txt', '100644'],
      ['dir/new "quoted" \u{1f680}.bin', '100644'],
      ['run.sh', '100755'],
      ['to/move.txt', '100644'],
      ['update.txt', '100644'],
    ]);
    expect(await raw(project.id, 'to/move.txt')).toBe('moved as it is');
    expect(await raw(project.id, 'changed.txt')).toBe('new');
    const file = await gitlab
      .client()
      .RepositoryFiles.show(
        project.id,
        'dir/new "quoted" \u{1f680}.bin',
        'main',
      );
    expect(Buffer.from(file.content, 'base64')).toEqual(
      Buffer.from([0, 1, 255]),
    );
  });

  it.each([
    [
      'create',
      { file_path: 'a.txt', content: '' },
      'A file with this name already exists',
    ],
    [
      'update',
      { file_path: 'none.txt', content: '' },
      "A file with this name doesn't exist",
    ],
    [
      'delete',
      { file_path: 'none.txt' },
      "A file with this name doesn't exist",
    ],
    [
      'move',
      { file_path: 'b.txt', previous_path: 'none.txt' },
      "A file with this name doesn't exist",
    ],
    [
      'create',
      { file_path: '../out.txt', content: '' },
      'Path cannot include directory traversal',
    ],
  ])('refuses to %s %j', async (action, rest, message) => {
    const project = await gitlab.newRepository();
    const { status, body } = await gitlab.commit(project.id, {
      actions: [
        { action: 'create', file_path: 'never.txt', content: '' },
        { action, ...rest },
      ],
    });
    expect([status, body]).toEqual([400, { message }]);
    expect(await raw(project.id, 'never.txt')).toBe(404);
  });

  it('refuses a file that changed since it was read', async () => {
    const project = await gitlab.newRepository({ 'a.txt': 'one' });
    const seen = project.commit;
    const update = {
      action: 'update',
      file_path: 'a.txt',
      last_commit_id: seen,
    };
    const first = await gitlab.commit(project.id, {
      actions: [{ ...update, content: 'two' }],
    });
    expect(first.status).toBe(201);
    const second = await gitlab.commit(project.id, {
      actions: [{ ...update, content: 'three' }],
    });
    expect([second.status, second.body]).toEqual([
      400,
      { message: 'The file has changed since you started editing it: a.txt' },
    ]);
    expect(await raw(project.id, 'a.txt')).toBe('two');
  });

  it('starts a branch from another, and not where one is', async () => {
    const project = await gitlab.newRepository();
    const request = {
      branch: 'feature/x',
      start_branch: 'main',
      actions: [{ action: 'create', file_path: 'b.txt', content: 'two' }],
    };
    const made = await gitlab.commit(project.id, request);
    expect(made.body.parent_ids).toEqual([project.commit]);
    expect(await raw(project.id, 'b.txt', 'feature%2Fx')).toBe('two');
    expect(await raw(project.id, 'b.txt')).toBe(404);

    const again = await gitlab.commit(project.id, request);
    expect([again.status, again.body]).toEqual([
      400,
      {
        message:
          "A branch called 'feature/x' already exists. Switch to that branch in order to make changes",
      },
    ]);
    const forced = await gitlab.commit(project.id, { ...request, force: true });
    expect(forced.body.parent_ids).toEqual([project.commit]);
  });

  it('needs a branch to stand on once there is one', async () => {
    const project = await gitlab.newRepository();
    const { status, body } = await gitlab.commit(project.id, {
      branch: 'nowhere',
      actions: [{ action: 'create', file_path: 'b.txt', content: '' }],
    });
    expect([status, body]).toEqual([
      400,
      { message: 'You can only create or edit files when you are on a branch' },
    ]);
  });

  // https://docs.gitlab.com/api/rest/troubleshooting/#status-code-400
  it('names the parameters that are missing or wrong', async () => {
    const project = await gitlab.newProject();
    const none = await gitlab.call(
      'POST',
      `/projects/${project.id}/repository/commits`,
      { body: {} },
    );
    expect(none.status).toBe(400);
    expect(none.body.error).toContain('branch is missing');
    expect(none.body.error).toContain('commit_message is missing');
    const wrong = await gitlab.commit(project.id, {
      actions: [{ action: 'explode', file_path: 'a' }],
    });
    expect(wrong.body.error).toBe(
      'actions[0][action] does not have a valid value',
    );
  });

  it('loses none of many commits at once', async () => {
    const project = await gitlab.newRepository();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        gitlab.commit(project.id, {
          actions: [{ action: 'create', file_path: `n/${i}.txt`, content: '' }],
        }),
      ),
    );
    // GitLab may tell the loser of a race to try again, and must mean it
    const made = answers.filter(({ status }) => status === 201).length;
    const refused = answers.filter(({ status }) => status === 400).length;
    expect([made > 0, made + refused]).toEqual([true, 12]);
    const commits = await gitlab
      .client()
      .Commits.all(project.id, { refName: 'main', perPage: 5 });
    expect(commits).toHaveLength(1 + made);
    const tree = await gitlab
      .client()
      .Repositories.allRepositoryTrees(project.id, { path: 'n' });
    expect(tree).toHaveLength(made);
  });

  // https://docs.gitlab.com/api/commits/#list-repository-commits
  it('lists by branch and path, newest first, a page at a time', async () => {
    const project = await gitlab.newRepository({ 'a.txt': '1' });
    for (const content of ['2', '3']) {
      await gitlab.commit(project.id, {
        commit_message: `a is ${content}\n\nwith a body`,
        actions: [{ action: 'update', file_path: 'a.txt', content }],
      });
    }
    await gitlab.commit(project.id, {
      actions: [{ action: 'create', file_path: 'b.txt', content: '' }],
    });
    const list = `/projects/${project.id}/repository/commits`;
    const first = await gitlab.call(
      'GET',
      `${list}?ref_name=main&path=a.txt&per_page=2`,
    );
    expect(first.body.map((commit: { title: string }) => commit.title)).toEqual(
      ['a is 3', 'a is 2'],
    );
    expect(first.body[0].message).toBe('a is 3\n\nwith a body');
    expect(first.headers.get('x-next-page')).toBe('2');
    expect(first.headers.get('x-total')).toBeNull();
    expect(first.headers.get('link')).toMatch(/page=2[^>]*>; rel="next"/);
    const second = await gitlab.call(
      'GET',
      `${list}?ref_name=main&path=a.txt&per_page=2&page=2`,
    );
    expect(second.body).toHaveLength(1);
    expect(second.headers.get('x-next-page')).toBe('');

    await gitlab.client().Branches.create(project.id, 'other', 'main');
    const everywhere = await gitlab.call('GET', `${list}?all=true`);
    expect(everywhere.body).toHaveLength(4);
    const nowhere = await gitlab.call('GET', `${list}?ref_name=nowhere`);
    expect([nowhere.status, nowhere.body]).toEqual([
      404,
      { message: '404 Commit Not Found' },
    ]);
  });

  it('gives nothing but an empty list of an empty repository', async () => {
    const project = await gitlab.newProject();
    const { status, body } = await gitlab.call(
      'GET',
      `/projects/${project.id}/repository/commits`,
    );
    expect([status, body]).toEqual([200, []]);
  });

  // https://docs.gitlab.com/api/commits/#get-the-diff-of-a-commit
  it('shows what a commit changed', async () => {
    const project = await gitlab.newRepository({
      'a.txt': 'one\n',
      'b.txt': 'two\n',
    });
    const { body } = await gitlab.commit(project.id, {
      actions: [
        { action: 'update', file_path: 'a.txt', content: 'ONE\n' },
        { action: 'delete', file_path: 'b.txt' },
        { action: 'create', file_path: 'c.txt', content: 'three\n' },
      ],
    });
    const diff = await gitlab.client().Commits.showDiff(project.id, body.id);
    expect(diff).toMatchObject([
      {
        old_path: 'a.txt',
        new_path: 'a.txt',
        new_file: false,
        diff: '@@ -1 +1 @@\n-one\n+ONE\n',
      },
      { old_path: 'b.txt', deleted_file: true },
      { new_path: 'c.txt', new_file: true, b_mode: '100644' },
    ]);
    const compare = await gitlab
      .client()
      .Repositories.compare(project.id, project.commit, 'main');
    expect(compare.commits).toMatchObject([{ id: body.id }]);
    expect(compare.diffs).toHaveLength(3);
  });
});
