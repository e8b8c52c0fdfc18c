import { useGitLab } from './__testUtils__/GitLabUnderTest';

describe('projects', () => {
  const gitlab = useGitLab();
  const encoded = (path: string) => encodeURIComponent(path);

  // https://docs.gitlab.com/api/projects/#create-a-project
  it('makes one, empty and private, and finds it by id and path', async () => {
    const project = await gitlab.newProject();
    const byPath = await gitlab.call(
      'GET',
      `/projects/${encoded(project.path)}`,
    );
    expect(byPath.body).toMatchObject({
      id: project.id,
      name: project.name,
      path: project.name,
      path_with_namespace: `${gitlab.groupPath}/${project.name}`,
      visibility: 'private',
      empty_repo: true,
      default_branch: 'main',
      http_url_to_repo: expect.stringMatching(
        new RegExp(`/${project.path}\\.git$`),
      ),
      web_url: expect.stringMatching(new RegExp(`/${project.path}$`)),
      namespace: {
        id: gitlab.groupId,
        kind: 'group',
        full_path: gitlab.groupPath,
      },
    });
    const byId = await gitlab.call('GET', `/projects/${project.id}`);
    expect(byId.body.path_with_namespace).toBe(project.path);
    const branches = await gitlab.client().Branches.all(project.id);
    expect(branches).toEqual([]);
  });

  // https://gitlab.com/gitlab-org/gitlab/-/issues/218567 (the text of a duplicate)
  it('refuses a name and path that are taken', async () => {
    const project = await gitlab.newProject();
    const { status, body } = await gitlab.call('POST', '/projects', {
      body: {
        name: project.name,
        path: project.name,
        namespace_id: gitlab.groupId,
      },
    });
    expect(status).toBe(400);
    expect(body.message).toMatchObject({
      name: ['has already been taken'],
      path: ['has already been taken'],
    });
  });

  // app/models/project.rb of GitLab: limits and formats
  it.each([
    [{ name: 'ok', path: 'bad path' }, 'path'],
    [{ name: '-dash', path: 'ok' }, 'name'],
    [{ name: 'ok', path: 'ends.git' }, 'path'],
    [{ name: 'n'.repeat(256), path: 'ok' }, 'name'],
    [{ name: 'ok', path: 'ok', description: 'd'.repeat(2001) }, 'description'],
  ])('refuses %j', async (attributes, key) => {
    const { status, body } = await gitlab.call('POST', '/projects', {
      body: { namespace_id: gitlab.groupId, ...attributes },
    });
    expect(status).toBe(400);
    expect(Object.keys(body.message)).toContain(key);
  });

  it('keeps a description as it was typed', async () => {
    const description = `"quoted" : # \${{ }} <b>&amp;</b> \u{1f680}\nsecond line`;
    const project = await gitlab.newProject();
    await gitlab.client().Projects.edit(project.id, { description });
    const { body } = await gitlab.call('GET', `/projects/${project.id}`);
    expect(body.description).toBe(description);
  });

  it('needs a namespace that is there', async () => {
    const { status, body } = await gitlab.call('POST', '/projects', {
      body: { name: gitlab.newName(), namespace_id: 999_999_999 },
    });
    expect(status).toBe(400);
    expect(body.message).toEqual({ namespace: ['is not valid'] });
    const nameless = await gitlab.call('POST', '/projects', { body: {} });
    expect(nameless.body.error).toBe(
      'name, path are missing, at least one parameter must be provided',
    );
  });

  // lib/api/helpers.rb of GitLab, find_project!
  it('leads from the old path to a renamed project, for reading only', async () => {
    const project = await gitlab.newProject();
    const renamed = gitlab.newName('renamed');
    await gitlab
      .client()
      .Projects.edit(project.id, { name: renamed, path: renamed });
    const old = `/projects/${encoded(project.path)}`;

    const seen = await gitlab.call('GET', old, { redirect: 'manual' });
    expect(seen.status).toBe(301);
    expect(seen.headers.get('location')).toMatch(
      new RegExp(`/api/v4/projects/${project.id}$`),
    );
    const followed = await gitlab.call('GET', old);
    expect(followed.body.path).toBe(renamed);
    const written = await gitlab.call('PUT', old, {
      body: { description: 'x' },
    });
    expect([written.status, written.body]).toEqual([
      405,
      { message: 'Non GET methods are not allowed for moved projects' },
    ]);

    const successor = await gitlab.newProject(project.name);
    const now = await gitlab.call('GET', old);
    expect(now.body.id).toBe(successor.id);
  });

  // https://docs.gitlab.com/api/projects/#delete-a-project, GitLab 18
  it('deletes softly: renamed, out of lists, its name free at once', async () => {
    const project = await gitlab.newProject();
    const deleted = await gitlab.call('DELETE', `/projects/${project.id}`);
    expect([deleted.status, deleted.body]).toEqual([
      202,
      { message: '202 Accepted' },
    ]);

    const left = await gitlab.call('GET', `/projects/${project.id}`);
    expect(left.body).toMatchObject({
      path_with_namespace: `${project.path}-deletion_scheduled-${project.id}`,
      marked_for_deletion_on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    const again = await gitlab.call('DELETE', `/projects/${project.id}`);
    // app/services/namespaces/mark_for_deletion_base_service.rb
    expect([again.status, again.body]).toEqual([
      400,
      { message: 'Project has been already marked for deletion' },
    ]);
    await gitlab.newProject(project.name);
  });

  it('says where a project is asked for permanent removal out of turn', async () => {
    const project = await gitlab.newProject();
    const query = `permanently_remove=true&full_path=${encoded(project.path)}`;
    const { status, body } = await gitlab.call(
      'DELETE',
      `/projects/${project.id}?${query}`,
    );
    expect(status).toBe(400);
    expect(body.message).toMatch(
      /^(Project must be marked for deletion first\.|`permanently_remove` option is not permitted on this instance\.)$/,
    );
  });

  // https://docs.gitlab.com/api/groups/#list-projects
  it('lists the projects of a group by a part of their name', async () => {
    const project = await gitlab.newProject();
    const found = await gitlab
      .client()
      .Groups.allProjects(gitlab.groupPath, { search: project.name.slice(2) });
    expect(found.map(({ id }) => id)).toEqual([project.id]);
  });

  // https://docs.gitlab.com/api/rest/#pagination
  it('pages by number and by key', async () => {
    const prefix = gitlab.newName('page');
    const ids: number[] = [];
    for (const n of [1, 2, 3]) {
      ids.push((await gitlab.newProject(`${prefix}-${n}`)).id);
    }
    const list = `/projects?search=${prefix}&per_page=2&order_by=id&sort=asc`;
    const first = await gitlab.call('GET', list);
    expect(first.body.map(({ id }: { id: number }) => id)).toEqual(
      ids.slice(0, 2),
    );
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-page': '1',
      'x-per-page': '2',
      'x-next-page': '2',
      'x-prev-page': '',
      'x-total': '3',
      'x-total-pages': '2',
    });
    const keyset = await gitlab.call('GET', `${list}&pagination=keyset`);
    const next = /<([^>]+)>; rel="next"/.exec(keyset.headers.get('link') ?? '');
    const rest = await fetch(String(next?.[1]), {
      headers: { 'private-token': gitlab.token },
    });
    expect((await rest.json()).map(({ id }: { id: number }) => id)).toEqual(
      ids.slice(2),
    );
  });

  // https://docs.gitlab.com/api/groups/#create-a-group
  it('refuses a group that is there', async () => {
    const { status, body } = await gitlab.call('POST', '/groups', {
      body: { name: gitlab.groupPath, path: gitlab.groupPath },
    });
    expect(status).toBe(400);
    expect(body.message).toContain('has already been taken');
  });

  // lib/api/helpers.rb of GitLab, not_found!
  it('says 404 with the name of what is missing', async () => {
    const answers = await Promise.all([
      gitlab.call('GET', '/projects/none%2Fnone'),
      gitlab.call('GET', '/groups/none-at-all'),
      gitlab.call('GET', '/namespaces/none-at-all'),
    ]);
    expect(answers.map(({ status, body }) => [status, body.message])).toEqual([
      [404, '404 Project Not Found'],
      [404, '404 Group Not Found'],
      [404, '404 Namespace Not Found'],
    ]);
  });
});
