import { TestOperation } from '../__testUtils__/TestOperation';
import { registeredBy, registrations } from '../__testUtils__/registeredBy';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { createServiceDefinition } from '../createService';
import { NameChecker } from './NameChecker';

jest.setTimeout(60_000);

const WITHIN_MS = 30_000;

describe('NameChecker', () => {
  let vendors: Vendors;
  let checker: NameChecker;

  beforeAll(async () => {
    vendors = await startVendors();
    checker = new NameChecker(vendors);
  });
  afterAll(() => vendors.close());
  afterEach(() => {
    vendors.gitlabSandbox.faults.clear();
    vendors.argocdSandbox.faults.clear();
  });

  const gitlabApi = async (method: string, path: string, body: object) => {
    const { url, adminToken } = vendors.gitlabSandbox;
    const response = await fetch(`${url}/api/v4/${path}`, {
      method,
      headers: {
        'private-token': adminToken,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    return response.json();
  };
  const groupId = async (group: string) =>
    vendors.gitlab.projects.groupId(group, {
      signal: new AbortController().signal,
    });
  const clashesOf = async (name: string) =>
    (await checker.check(name, WITHIN_MS)).clashes;

  it('finds a free name free', async () => {
    await expect(checker.check('brand-new', WITHIN_MS)).resolves.toEqual({
      name: 'brand-new',
      available: true,
      problems: [],
      clashes: [],
    });
  });

  it.each(['Shop', 'sh', 'x'.repeat(41), 'shöp', 'platform', 'a_b', '../etc'])(
    'says what is wrong with %s without asking anybody',
    async name => {
      vendors.gitlabSandbox.faults.add({
        path: /./,
        when: 'before',
        status: 500,
        times: 1,
      });
      const { available, problems } = await checker.check(name, WITHIN_MS);
      expect(available).toBe(false);
      expect(problems).not.toEqual([]);
      expect(vendors.gitlabSandbox.faults.list()).toHaveLength(1);
    },
  );

  it.each(registrations)(
    'lists every clash of a whole service at once, with links, by %s',
    async mode => {
      const name = `taken${mode}`;
      const spec = serviceSpec({ name });
      const platform = registeredBy(mode, vendors.platform);
      await new TestOperation(spec, sourceOfService(spec, platform)).run(
        createServiceDefinition({
          ...vendors,
          platform,
          registrationTimeout: 20_000,
        }),
      );
      const { available, clashes } = await new NameChecker({
        ...vendors,
        platform,
      }).check(name, WITHIN_MS);
      expect(available).toBe(false);
      const { url } = vendors.gitlabSandbox;
      expect(clashes).toEqual([
        {
          system: 'gitlab',
          message: `the GitLab project apps/${name} exists`,
          url: `${url}/apps/${name}`,
        },
        {
          system: 'gitlab',
          message: `the GitLab project gitops/${name} exists`,
          url: `${url}/gitops/${name}`,
        },
        {
          system: 'workloads',
          message: `the workloads repository has the folder workloads/${name}`,
          url: `${url}/platform/workloads/-/tree/main/workloads/${name}`,
        },
        {
          system: 'catalog',
          message: `the catalog has component:default/${name}`,
        },
        {
          system: 'catalog',
          message: `the catalog has api:default/${name}`,
        },
        {
          system: 'argocd',
          message: `Argo CD has the Application ${name}-dev`,
          url: expect.stringContaining(`/applications/argocd/${name}-dev`),
        },
        {
          system: 'argocd',
          message: `Argo CD has the AppProject ${name}`,
          url: expect.stringContaining(`/settings/projects/${name}`),
        },
      ]);
      // `taken-dev` is an Application, and could be a service of its own.
      expect(await clashesOf(`${name}-dev`)).toEqual([]);
    },
  );

  it('finds a project by its name, whatever its path, upper case or lower', async () => {
    await gitlabApi('POST', 'projects', {
      name: 'Same-Name',
      path: 'other-path',
      namespace_id: await groupId('apps'),
    });
    expect(await clashesOf('same-name')).toEqual([
      expect.objectContaining({
        message: 'the GitLab project apps/other-path exists',
      }),
    ]);
    expect(await clashesOf('same')).toEqual([]);
  });

  it('does not mind a project that has moved away', async () => {
    const { id } = await gitlabApi('POST', 'projects', {
      name: 'before-move',
      path: 'before-move',
      namespace_id: await groupId('apps'),
    });
    await gitlabApi('PUT', `projects/${id}`, {
      name: 'after-move',
      path: 'after-move',
    });
    expect(await clashesOf('before-move')).toEqual([]);
  });

  it('finds a location that waits for its file', async () => {
    const { signal } = new AbortController();
    await vendors.catalog.addLocation(
      `${vendors.gitlabSandbox.url}/apps/waiting/-/blob/main/catalog-info.yaml`,
      { signal },
    );
    expect(await clashesOf('waiting')).toEqual([
      expect.objectContaining({
        system: 'catalog',
        message: expect.stringContaining('already reads'),
      }),
    ]);
  });

  describe('a host', () => {
    const hostsFile = (host: string, content: string) =>
      gitlabApi('POST', 'projects/platform%2Fworkloads/repository/commits', {
        branch: 'main',
        commit_message: 'By hand',
        actions: [
          { action: 'create', file_path: `hosts/${host}.yaml`, content },
        ],
      });

    it('is free that nobody has', async () => {
      const host = 'free.apps.example.com';
      await expect(checker.checkHost(host, WITHIN_MS)).resolves.toEqual({
        host,
        available: true,
        problems: [],
        clashes: [],
      });
    });

    it('belongs to the service that was made with it', async () => {
      const host = 'typed.apps.example.com';
      const [dev] = serviceSpec().environments;
      const spec = serviceSpec({
        name: 'typed',
        environments: [dev, { ...dev, name: 'production', host }],
      });
      await new TestOperation(
        spec,
        sourceOfService(spec, vendors.platform),
      ).run(
        createServiceDefinition({ ...vendors, registrationTimeout: 20_000 }),
      );
      for (const [taken, environment] of [
        ['typed-dev.apps.example.com', 'dev'],
        [host, 'production'],
      ]) {
        await expect(checker.checkHost(taken, WITHIN_MS)).resolves.toEqual({
          host: taken,
          available: false,
          problems: [],
          clashes: [
            {
              host: taken,
              system: 'workloads',
              message: `the host ${taken} belongs to typed (${environment})`,
              url: `${vendors.gitlabSandbox.url}/platform/workloads/-/blob/main/hosts/${taken}.yaml`,
            },
          ],
        });
      }
    });

    it.each(['', 'Kept for the portal', '[', 'service: 1\n'])(
      'can be kept by hand: %j',
      async content => {
        const host = `kept${content.length}.apps.example.com`;
        await hostsFile(host, content);
        const { clashes } = await checker.checkHost(host, WITHIN_MS);
        expect(clashes).toMatchObject([
          { message: `the host ${host} is kept for somebody` },
        ]);
      },
    );

    it.each([
      'shop.example.org',
      'Shop.apps.example.com',
      '../x.apps.example.com',
      '*.apps.example.com',
      'apps.example.com',
    ])('is not asked about that no service may have: %s', async host => {
      vendors.gitlabSandbox.faults.add({
        path: /./,
        when: 'before',
        status: 500,
        times: 1,
      });
      const { available, problems } = await checker.checkHost(host, WITHIN_MS);
      expect(available).toBe(false);
      expect(problems).not.toEqual([]);
      expect(vendors.gitlabSandbox.faults.list()).toHaveLength(1);
    });

    it('is not free when GitLab cannot be asked', async () => {
      vendors.gitlabSandbox.faults.add({
        path: /^\/api/,
        when: 'before',
        status: 503,
        times: 100,
      });
      await expect(
        checker.checkHost('a.apps.example.com', WITHIN_MS),
      ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    });
  });

  it.each([
    ['GitLab', 'gitlabSandbox', 500],
    ['GitLab', 'gitlabSandbox', 401],
    ['Argo CD', 'argocdSandbox', 503],
    ['Argo CD', 'argocdSandbox', 401],
  ] as const)(
    'never takes an outage of %s for a free name (%s answers %i)',
    async (words, sandbox, status) => {
      vendors[sandbox].faults.add({
        path: /^\/api/,
        when: 'before',
        status,
        times: 100,
      });
      const error = await checker
        .check('brand-new', WITHIN_MS)
        .catch(thrown => thrown);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).toContain(words);
    },
  );

  it('ends in time when a vendor hangs', async () => {
    vendors.argocdSandbox.faults.add({
      path: /^\/api/,
      when: 'before',
      hang: true,
      times: 100,
    });
    const error = await new NameChecker(vendors)
      .check('brand-new', 200)
      .catch(thrown => thrown);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(/Could not find out within 0.2 s/);
  });
});
