import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGitlabAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { useGitLab } from './__testUtils__/GitLabUnderTest';

// The stock clients, unmodified: what they call is the contract.
describe('stock clients', () => {
  const gitlab = useGitLab();
  let work: string;

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'contract-clients-'));
  });
  afterEach(() => rm(work, { recursive: true }));

  const config = () =>
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: new URL(gitlab.url).host,
            baseUrl: gitlab.url,
            apiBaseUrl: `${gitlab.url}/api/v4`,
            token: gitlab.token,
          },
        ],
      },
    });

  const reader = () =>
    UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: config(),
    });

  async function publish(name: string, input: object = {}) {
    const integrations = ScmIntegrations.fromConfig(config());
    const action = createPublishGitlabAction({
      integrations,
      config: config(),
    });
    const output: Record<string, unknown> = {};
    const repoUrl = `${new URL(gitlab.url).host}?repo=${name}&owner=${
      gitlab.groupPath
    }`;
    const context = createMockActionContext({
      workspacePath: work,
      input: { repoUrl, ...input } as never,
    });
    await action.handler({
      ...context,
      output: (key: string, value: unknown) => {
        output[key] = value;
      },
    } as never);
    return output;
  }

  // @backstage/plugin-scaffolder-backend-module-gitlab 0.12
  it('publish:gitlab makes a project, pushes, protects, adds branches and variables', async () => {
    await mkdir(join(work, 'src'));
    await writeFile(join(work, 'src', 'index.ts'), 'export {};\n');
    const name = gitlab.newName('published');
    const output = await publish(name, {
      defaultBranch: 'main',
      gitAuthorName: 'Ann',
      gitAuthorEmail: 'ann@example.com',
      settings: { description: 'Made by publish:gitlab', topics: ['one'] },
      branches: [{ name: 'next', create: true, ref: 'main', protect: true }],
      projectVariables: [
        { key: 'STAGE', value: 'a-masked-value', masked: true },
      ],
    });
    expect(output).toMatchObject({
      remoteUrl: `${gitlab.url}/${gitlab.groupPath}/${name}`,
      repoContentsUrl: `${gitlab.url}/${gitlab.groupPath}/${name}/-/blob/main`,
      created: true,
    });
    const id = Number(output.projectId);
    const { body } = await gitlab.call('GET', `/projects/${id}`);
    expect(body).toMatchObject({
      description: 'Made by publish:gitlab',
      topics: ['one'],
      default_branch: 'main',
    });
    const head = await gitlab.call(
      'GET',
      `/projects/${id}/repository/commits/main`,
    );
    expect(head.body).toMatchObject({
      id: output.commitHash,
      author_name: 'Ann',
    });
    const next = await gitlab.call(
      'GET',
      `/projects/${id}/repository/branches/next`,
    );
    expect(next.body.protected).toBe(true);
    const variables = await gitlab.client().ProjectVariables.all(id);
    expect(variables).toMatchObject([{ key: 'STAGE', masked: true }]);

    const again = await publish(name, {
      skipExisting: true,
      defaultBranch: 'main',
    });
    expect(again).toMatchObject({ projectId: id, created: false });
    await expect(publish(name)).rejects.toThrow('has already been taken');
    await gitlab.client().Projects.remove(id);
  });

  it('publish:gitlab says so where there is no such group', async () => {
    const integrations = ScmIntegrations.fromConfig(config());
    const action = createPublishGitlabAction({
      integrations,
      config: config(),
    });
    const repoUrl = `${new URL(gitlab.url).host}?repo=x&owner=no-such-group`;
    const context = createMockActionContext({
      workspacePath: work,
      input: { repoUrl } as never,
    });
    await expect(action.handler(context as never)).rejects.toThrow(
      'The namespace no-such-group is not found',
    );
  });

  // @backstage/backend-defaults urlReader, @backstage/integration
  it('GitlabUrlReader reads a file, a tree and a search', async () => {
    const project = await gitlab.newRepository({
      'catalog-info.yaml': 'kind: Component\n',
      'docs/one.md': '# One\n',
      'docs/deep/two.md': '# Two\n',
      'other.txt': 'no',
    });
    const web = `${gitlab.url}/${project.path}/-`;
    const file = await reader().readUrl(`${web}/blob/main/catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: Component\n');
    await expect(
      reader().readUrl(`${web}/blob/main/catalog-info.yaml`, {
        etag: file.etag,
      }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));

    const tree = await reader().readTree(`${web}/tree/main/docs`);
    expect(tree.etag).toBe(project.commit);
    expect((await tree.files()).map(({ path }) => path).sort()).toEqual([
      'deep/two.md',
      'one.md',
    ]);
    await expect(
      reader().readTree(`${web}/tree/main/docs`, { etag: tree.etag }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));

    const whole = await reader().readTree(`${web}/tree/main`);
    expect(await whole.files()).toHaveLength(4);
    const found = await reader().search(`${web}/blob/main/docs/**/*.md`);
    expect(found.files.map(({ url }) => url).sort()).toEqual([
      `${web}/blob/main/docs/deep/two.md`,
      `${web}/blob/main/docs/one.md`,
    ]);
    await expect(
      reader().readUrl(`${web}/blob/main/none.yaml`),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
    await expect(
      reader().readTree(`${gitlab.url}/none/none/-/tree/main`),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
  });

  // @immobiliarelabs/backstage-plugin-gitlab 7.0.1, dist/api/GitlabCIClient
  it('the GitLab entity tab finds every part that it asks for', async () => {
    const project = await gitlab.newRepository({
      'README.md': '# Read me\n',
      CODEOWNERS: `* @${gitlab.groupPath}\n`,
      'index.ts': 'export {};\n',
    });
    const slug = encodeURIComponent(project.path);
    const { body } = await gitlab.call('GET', `/projects/${slug}`);
    const part = (path: string) =>
      gitlab.call('GET', `/projects/${body.id}/${path}`);
    expect((await part('languages')).body).toEqual({ TypeScript: 100 });
    for (const empty of [
      'pipelines',
      'issues',
      'merge_requests?per_page=20',
      'releases',
      'repository/tags',
    ]) {
      expect((await part(empty)).body).toEqual([]);
    }
    const members = await part('members/all');
    expect(members.body[0]).toMatchObject({
      state: 'active',
      membership_state: 'active',
      access_level: expect.any(Number),
      web_url: expect.any(String),
    });
    expect(
      (await part('repository/contributors?sort=desc')).body,
    ).toMatchObject([
      { commits: 1, name: expect.any(String), email: expect.any(String) },
    ]);
    expect((await part('repository/files/README.md/raw?ref=HEAD')).text).toBe(
      '# Read me\n',
    );
    expect(
      (await part('repository/files/CODEOWNERS/raw?ref=main')).status,
    ).toBe(200);
    const group = await gitlab.call(
      'GET',
      `/groups/${encodeURIComponent(gitlab.groupPath)}?with_projects=false`,
    );
    expect(group.body.web_url).toContain(gitlab.groupPath);
    expect(
      (await gitlab.call('GET', '/users?username=nobody-has-this-name')).body,
    ).toEqual([]);

    const coverage = await fetch(`${gitlab.url}/api/graphql`, {
      method: 'POST',
      headers: {
        'private-token': gitlab.token,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        variables: {
          projectSlug: project.path,
          projectDefaultBranch: 'main',
          updatedAfter: '2026-01-01',
        },
        query:
          'query getProjectCoverage($projectSlug: ID!, $updatedAfter: Time, $projectDefaultBranch: String) { project(fullPath: $projectSlug) { pipelines(ref: $projectDefaultBranch, updatedAfter: $updatedAfter) { nodes { coverage createdAt } } } }',
      }),
    });
    expect(await coverage.json()).toEqual({
      data: { project: { pipelines: { nodes: [] } } },
    });
  });
});
