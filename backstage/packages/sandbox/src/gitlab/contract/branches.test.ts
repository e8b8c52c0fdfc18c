import { useGitLab } from './__testUtils__/GitLabUnderTest';

// https://docs.gitlab.com/api/branches/, protected_branches/, tags/
describe('branches and tags', () => {
  const gitlab = useGitLab();

  it('protects the default branch from its first commit on', async () => {
    const project = await gitlab.newRepository();
    expect(
      await gitlab.client().Branches.show(project.id, 'main'),
    ).toMatchObject({
      name: 'main',
      default: true,
      protected: true,
      commit: { id: project.commit },
    });
    expect(
      await gitlab.client().ProtectedBranches.all(project.id),
    ).toMatchObject([
      {
        name: 'main',
        allow_force_push: false,
        push_access_levels: [{ access_level: 40 }],
        merge_access_levels: [{ access_level: 40 }],
      },
    ]);
    const remove = await gitlab.call(
      'DELETE',
      `/projects/${project.id}/repository/branches/main`,
    );
    expect([403, 405]).toContain(remove.status);
  });

  it('makes and removes a branch, and refuses one that is there', async () => {
    const project = await gitlab.newRepository();
    const make = (branch: string, ref = 'main') =>
      gitlab.call(
        'POST',
        `/projects/${project.id}/repository/branches?${new URLSearchParams({
          branch,
          ref,
        })}`,
      );
    expect((await make('feature/a')).body).toMatchObject({
      name: 'feature/a',
      commit: { id: project.commit },
      protected: false,
    });
    const twice = await make('feature/a');
    expect([twice.status, twice.body]).toEqual([
      400,
      { message: 'Branch already exists' },
    ]);
    expect((await make('b', 'nowhere')).status).toBe(400);
    expect((await make('bad..name')).body).toEqual({
      message: 'Branch name is invalid',
    });
    const list = await gitlab.client().Branches.all(project.id);
    expect(list.map(({ name }) => name).sort()).toEqual(['feature/a', 'main']);
    await gitlab.client().Branches.remove(project.id, 'feature/a');
    const gone = await gitlab.call(
      'GET',
      `/projects/${project.id}/repository/branches/feature%2Fa`,
    );
    expect([gone.status, gone.body]).toEqual([
      404,
      { message: '404 Branch Not Found' },
    ]);
  });

  it('protects a branch once', async () => {
    const project = await gitlab.newRepository();
    const protect = (name: string) =>
      gitlab.call(
        'POST',
        `/projects/${project.id}/protected_branches?name=${encodeURIComponent(
          name,
        )}`,
      );
    expect((await protect('release/*')).status).toBe(201);
    const twice = await protect('release/*');
    expect([twice.status, twice.body]).toEqual([
      409,
      { message: "Protected branch 'release/*' already exists" },
    ]);
    await gitlab.client().Branches.create(project.id, 'release/1', 'main');
    expect(
      await gitlab.client().Branches.show(project.id, 'release/1'),
    ).toMatchObject({ protected: true });
    const changed = await gitlab.call(
      'PATCH',
      `/projects/${project.id}/protected_branches/main`,
      {
        body: { allow_force_push: true },
      },
    );
    expect(changed.body.allow_force_push).toBe(true);
    const removed = await gitlab.call(
      'DELETE',
      `/projects/${project.id}/protected_branches/main`,
    );
    expect(removed.status).toBe(204);
  });

  it('makes tags, light or with a message', async () => {
    const project = await gitlab.newRepository();
    const tags = gitlab.client().Tags;
    await tags.create(project.id, 'v1', 'main');
    await tags.create(project.id, 'v2', 'main', { message: 'Second' });
    const list = await tags.all(project.id);
    expect(new Map(list.map(tag => [tag.name, tag.message]))).toEqual(
      new Map([
        ['v1', ''],
        ['v2', 'Second'],
      ]),
    );
    expect(list.map(tag => tag.commit.id)).toEqual([
      project.commit,
      project.commit,
    ]);
    const twice = await gitlab.call(
      'POST',
      `/projects/${project.id}/repository/tags?tag_name=v1&ref=main`,
    );
    expect([twice.status, twice.body]).toEqual([
      400,
      { message: 'Tag v1 already exists' },
    ]);
    await tags.remove(project.id, 'v1');
    expect(
      (await gitlab.call('GET', `/projects/${project.id}/repository/tags/v1`))
        .status,
    ).toBe(404);
  });
});
