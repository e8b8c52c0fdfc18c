import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { type GitLabSandbox, startGitLab } from '@cloudforge/sandbox';
import { nastyTexts } from '@cloudforge/plugin-golden-path-common/testing';
import { parse } from 'yaml';
import { actionContext } from '../__testUtils__/actionContext';
import { createCatalogInfoCommitAction } from './catalogInfoCommit';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', description: 'a: "b" # c' },
  spec: { type: 'service', owner: 'team-rental' },
};

describe('cloudforge:catalog-info:commit', () => {
  const directory = createMockDirectory();
  let gitlab: GitLabSandbox;
  let host: string;

  beforeAll(async () => {
    gitlab = await startGitLab({ dataDir: directory.path, seed: true });
    host = new URL(gitlab.url).host;
  });
  afterAll(() => gitlab.close());
  beforeEach(() => gitlab.faults.clear());

  const integrations = (token: string | undefined = gitlab.adminToken) =>
    ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host,
              baseUrl: gitlab.url,
              apiBaseUrl: `${gitlab.url}/api/v4`,
              ...(token && { token }),
            },
          ],
        },
      }),
    );

  async function run(
    input: Record<string, unknown>,
    more: { isDryRun?: boolean; token?: string } = {},
  ) {
    const action = createCatalogInfoCommitAction(
      { integrations: integrations(more.token) },
      { delays: [1, 1] },
    );
    const { context, outputs, log } = actionContext(
      action,
      { repoUrl: `${host}?owner=platform&repo=workloads`, ...input },
      { isDryRun: more.isDryRun },
    );
    await action.handler(context);
    return { outputs, log };
  }

  async function api(path: string) {
    const response = await fetch(
      `${gitlab.url}/api/v4/projects/platform%2Fworkloads/repository/${path}`,
      { headers: { Authorization: `Bearer ${gitlab.adminToken}` } },
    );
    return { status: response.status, text: await response.text() };
  }
  const commits = async () =>
    JSON.parse((await api('commits?ref_name=main')).text) as {
      id: string;
      title: string;
    }[];
  const raw = (path: string) =>
    api(`files/${encodeURIComponent(path)}/raw?ref=main`);

  it('adds, leaves alone and updates', async () => {
    const path = 'one/catalog-info.yaml';
    const added = await run({ path, entity });
    const [commit] = await commits();
    expect(added.outputs).toEqual({
      changed: true,
      commitHash: commit.id,
      catalogInfoUrl: `${gitlab.url}/platform/workloads/-/blob/main/one/catalog-info.yaml`,
    });
    expect(commit.title).toBe('Add one/catalog-info.yaml');
    expect(parse((await raw(path)).text)).toEqual(entity);

    const again = await run({ path, entity });
    expect(again.outputs).toEqual({ ...added.outputs, changed: false });
    expect((await commits())[0].id).toBe(commit.id);

    const changed = { ...entity, kind: 'API' };
    await run({ path, entity: changed, commitMessage: 'Turn it into an API' });
    expect((await commits())[0].title).toBe('Turn it into an API');
    expect(parse((await raw(path)).text)).toEqual(changed);
  });

  it('brings every text through unchanged', async () => {
    const texts = { ...entity, spec: { texts: [...nastyTexts] } };

    await run({ path: 'nasty/catalog-info.yaml', entity: texts });

    const { text } = await raw('nasty/catalog-info.yaml');
    expect(parse(text)).toEqual(texts);
  });

  it('takes several entities as text', async () => {
    const content = `kind: A\napiVersion: v1\nmetadata: {name: a}\n---\nkind: B\napiVersion: v1\nmetadata: {name: b}\n`;

    await run({ path: 'two/catalog-info.yml', content });

    expect((await raw('two/catalog-info.yml')).text).toBe(content);
  });

  it('only shows the file in a dry run', async () => {
    const before = await gitlab.snapshot();

    const { outputs, log } = await run({ entity }, { isDryRun: true });

    expect(await gitlab.snapshot()).toEqual(before);
    expect(outputs).toEqual({
      changed: true,
      catalogInfoUrl: `${gitlab.url}/platform/workloads/-/blob/main/catalog-info.yaml`,
    });
    expect(log.join('\n')).toMatch(
      /would add catalog-info.yaml on main of platform\/workloads[\s\S]*name: shop/,
    );
  });

  it('takes an answer that got lost for what it is', async () => {
    const path = 'lost/catalog-info.yaml';
    const [before] = await commits();
    gitlab.faults.add({
      method: 'POST',
      path: /commits$/,
      status: 502,
      when: 'after',
      times: 1,
    });

    const { outputs } = await run({ path, entity });

    const [now, previous] = await commits();
    expect(previous.id).toBe(before.id);
    expect(outputs.commitHash).toBe(now.id);
  });

  it('waits when GitLab asks for it', async () => {
    gitlab.faults.add({
      path: /./,
      status: 429,
      headers: { 'Retry-After': '0' },
      when: 'before',
      times: 2,
    });

    const { outputs } = await run({ path: 'limit/catalog-info.yaml', entity });

    expect(outputs.changed).toBe(true);
    expect(gitlab.faults.list()).toEqual([]);
  });

  it.each([
    [500, 'ServiceUnavailableError', 10],
    [403, 'NotAllowedError', 1],
  ])('reports a %p of GitLab', async (status, name, times) => {
    gitlab.faults.add({ path: /./, status, when: 'before', times });

    await expect(run({ entity })).rejects.toMatchObject({
      name,
      message: expect.stringContaining(`answered ${status}`),
    });
  });

  it('reports a GitLab that is not there', async () => {
    const action = createCatalogInfoCommitAction(
      {
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: {
              gitlab: [
                {
                  host: 'localhost:1',
                  baseUrl: 'http://localhost:1',
                  apiBaseUrl: 'http://localhost:1/api/v4',
                  token: 'secret-token',
                },
              ],
            },
          }),
        ),
      },
      { delays: [1] },
    );
    const { context } = actionContext(action, {
      repoUrl: 'localhost:1?owner=a&repo=b',
      entity,
    });

    await expect(action.handler(context)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^GitLab at localhost:1 could not be/),
    });
  });

  it.each([
    [
      { repoUrl: 'HOST?owner=platform&repo=nowhere' },
      'no GitLab project platform/nowhere',
    ],
    [{ repoUrl: 'github.com?owner=a&repo=b' }, 'github.com is not a GitLab'],
    [{ repoUrl: 'HOST?repo=b' }, 'owner'],
    [{ branch: 'nowhere' }, 'branch'],
    [{ path: '.gitlab-ci.yml' }, 'not a catalog file'],
    [{ path: '../catalog-info.yaml' }, 'not a catalog file'],
    [{ path: '/catalog-info.yaml' }, 'not a catalog file'],
    [{ content: 'kind: A' }, 'Give either "entity" or "content"'],
    [{ entity: undefined }, 'Give either "entity" or "content"'],
    [{ entity: { kind: 'A' } }, 'it has no apiVersion, metadata.name'],
    [{ entity: undefined, content: '' }, 'is empty'],
    [
      { entity: undefined, content: 'a: b: c' },
      'Document 1 is no catalog entity',
    ],
    [{ entity: undefined, content: '- a' }, 'it has no apiVersion, kind'],
  ])('refuses %j and changes nothing', async (input, message) => {
    const before = await gitlab.snapshot();

    await expect(
      run({
        entity,
        ...input,
        ...('repoUrl' in input && {
          repoUrl: input.repoUrl?.replace('HOST', host),
        }),
      }),
    ).rejects.toThrow(message);

    expect(await gitlab.snapshot()).toEqual(before);
  });

  it("uses the person's own token when there is one, and never shows it", async () => {
    const own = 'glpat-not-a-valid-token';

    await expect(run({ entity, token: own })).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.not.stringContaining(own),
      }),
    );
  });

  it('says that there is no token', async () => {
    await expect(run({ entity }, { token: '' })).rejects.toThrow(
      `There is no token for ${host}`,
    );
  });
});
