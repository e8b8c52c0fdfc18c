import { createHash } from 'node:crypto';
import { useGitLab } from './__testUtils__/GitLabUnderTest';

// https://docs.gitlab.com/api/repository_files/ and https://docs.gitlab.com/api/repositories/
describe('files and trees', () => {
  const gitlab = useGitLab();
  const path = 'docs/a b#c.md';
  const content = 'text \u00e4 \u{1f680}\n';
  const route = (project: number, file = path) =>
    `/projects/${project}/repository/files/${encodeURIComponent(file)}`;

  it('gives a file with its facts, as JSON, raw and as headers', async () => {
    const project = await gitlab.newRepository({ [path]: content });
    const { body } = await gitlab.call('GET', `${route(project.id)}?ref=main`);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(body).toMatchObject({
      file_name: 'a b#c.md',
      file_path: path,
      size: Buffer.byteLength(content),
      encoding: 'base64',
      content_sha256: sha256,
      ref: 'main',
      commit_id: project.commit,
      last_commit_id: project.commit,
      execute_filemode: false,
    });
    expect(Buffer.from(body.content, 'base64').toString()).toBe(content);

    const raw = await gitlab.call('GET', `${route(project.id)}/raw?ref=HEAD`);
    expect(raw.text).toBe(content);
    const head = await gitlab.call('HEAD', `${route(project.id)}?ref=main`);
    expect(head.text).toBe('');
    expect(head.headers.get('x-gitlab-blob-id')).toBe(body.blob_id);
    expect(head.headers.get('x-gitlab-content-sha256')).toBe(sha256);
    expect(head.headers.get('x-gitlab-size')).toBe(String(body.size));
  });

  it('says what is missing: the ref, the commit or the file', async () => {
    const project = await gitlab.newRepository();
    const get = (rest: string) =>
      gitlab.call('GET', `/projects/${project.id}/repository/files/${rest}`);
    expect((await get('a.txt')).body).toEqual({ error: 'ref is missing' });
    expect((await get('a.txt?ref=nowhere')).body).toEqual({
      message: '404 Commit Not Found',
    });
    expect((await get('b.txt?ref=main')).body).toEqual({
      message: '404 File Not Found',
    });
    expect((await get('b.txt/raw?ref=main')).status).toBe(404);
  });

  it('writes one file a commit, refusing what changed meanwhile', async () => {
    const project = await gitlab.newRepository();
    const write = (method: string, body: object) =>
      gitlab.call(method, route(project.id), {
        body: { branch: 'main', commit_message: 'One file', ...body },
      });
    const made = await write('POST', { content });
    expect([made.status, made.body]).toEqual([
      201,
      { file_path: path, branch: 'main' },
    ]);
    const { body: seen } = await gitlab.call(
      'GET',
      `${route(project.id)}?ref=main`,
    );

    expect((await write('PUT', { content: 'two' })).status).toBe(200);
    // app/services/files/update_service.rb, delete_service.rb
    const stale = { last_commit_id: seen.last_commit_id };
    expect((await write('PUT', { content: 'three', ...stale })).body).toEqual({
      message:
        'You are attempting to update a file that has changed since you started editing it.',
    });
    expect((await write('DELETE', stale)).body).toEqual({
      message:
        'You are attempting to delete a file that has been previously updated.',
    });
    expect((await write('DELETE', {})).status).toBe(204);
    expect((await write('DELETE', {})).body).toEqual({
      message: "A file with this name doesn't exist",
    });
  });

  it('lists folders, deep or flat, and says 404 for one that is not there', async () => {
    const project = await gitlab.newRepository({
      'a/one.txt': '',
      'a/b/two.txt': '',
      'three.txt': '',
    });
    const tree = async (query: string) => {
      const { body } = await gitlab.call(
        'GET',
        `/projects/${project.id}/repository/tree?${query}`,
      );
      return (
        body.map?.(
          (entry: { type: string; path: string }) =>
            `${entry.type} ${entry.path}`,
        ) ?? body
      );
    };
    expect(await tree('ref=main')).toEqual(['tree a', 'blob three.txt']);
    expect(await tree('path=a')).toEqual(['tree a/b', 'blob a/one.txt']);
    expect((await tree('recursive=true')).sort()).toEqual([
      'blob a/b/two.txt',
      'blob a/one.txt',
      'blob three.txt',
      'tree a',
      'tree a/b',
    ]);
    expect(await tree('path=none')).toEqual({
      message: '404 invalid revision or path Not Found',
    });
    expect(await tree('ref=nowhere')).toEqual({
      message: '404 Tree Not Found',
    });
  });

  it('pages a large tree for gitbeaker, without loss', async () => {
    const names = Array.from(
      { length: 130 },
      (_, i) => `many/${String(i).padStart(3, '0')}.txt`,
    );
    const project = await gitlab.newRepository(
      Object.fromEntries(names.map(name => [name, name])),
    );
    for (const pagination of [undefined, 'keyset'] as const) {
      const found = await gitlab
        .client()
        .Repositories.allRepositoryTrees(project.id, {
          path: 'many',
          perPage: 50,
          pagination,
        });
      expect(found.map(entry => entry.path).sort()).toEqual(names);
    }
  });

  // lib/gitlab/hotlinking_detector.rb of GitLab; https://github.com/backstage/backstage/issues/34395
  it('refuses an archive to a page of another site', async () => {
    const project = await gitlab.newRepository();
    const archive = `${gitlab.url}/api/v4/projects/${project.id}/repository/archive?sha=main`;
    const headers = { 'private-token': gitlab.token };
    const [cors, sameOrigin] = await Promise.all([
      fetch(archive, { headers, mode: 'cors' }),
      fetch(archive, { headers, mode: 'same-origin' }),
    ]);
    expect([cors.status, sameOrigin.status]).toEqual([406, 200]);
    expect(sameOrigin.headers.get('content-disposition')).toContain(
      `${project.name}-main-${project.commit}.tar.gz`,
    );
    const bytes = Buffer.from(await sameOrigin.arrayBuffer());
    expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  it('knows languages by their share of bytes', async () => {
    const project = await gitlab.newRepository({
      'a.ts': 'x'.repeat(75),
      'b.py': 'x'.repeat(25),
      'c.md': 'x',
    });
    const { body } = await gitlab.call(
      'GET',
      `/projects/${project.id}/languages`,
    );
    expect(body).toEqual({ TypeScript: 75, Python: 25 });
  });
});
