import { serviceNames } from '@cloudforge/plugin-golden-path-common';
import { serviceSpec } from '../../__testUtils__/serviceSpec';
import { sourceOfService } from '../../__testUtils__/sourceArchive';
import { startVendors, type Vendors } from '../../__testUtils__/startVendors';
import { TestOperation } from '../../__testUtils__/TestOperation';
import { createServiceDefinition } from '../../createService';
import { ServiceStatusReader } from './ServiceStatusReader';

jest.setTimeout(60_000);

const { signal } = new AbortController();

describe('ServiceStatusReader', () => {
  let vendors: Vendors;
  let reader: ServiceStatusReader;

  const create = (name: string, stage: 'access' | 'argocd') => {
    const spec = serviceSpec({ name });
    const source = sourceOfService(spec, vendors.platform);
    return new TestOperation(spec, source).run(
      createServiceDefinition({ ...vendors, registrationTimeout: 20_000 }),
      stage,
    );
  };

  /** As a member of the team does it, whom nobody stops. */
  const rewriteServiceFile = async (name: string, content: string) => {
    const { url, adminToken } = vendors.gitlabSandbox;
    const project = encodeURIComponent(`apps/${name}`);
    const file = encodeURIComponent('.cloudforge/service.yaml');
    const response = await fetch(
      `${url}/api/v4/projects/${project}/repository/files/${file}`,
      {
        method: 'PUT',
        headers: {
          'private-token': adminToken,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          branch: 'main',
          content,
          commit_message: 'Tidy up',
        }),
      },
    );
    expect(response.status).toBe(200);
  };

  beforeAll(async () => {
    vendors = await startVendors();
    reader = new ServiceStatusReader(vendors);
  });
  afterAll(() => vendors.close());

  it('tells what every environment runs, in order of promotion', async () => {
    await create('shop', 'argocd');
    const spec = serviceSpec({ name: 'shop' });
    const { environments, gitops, image } = serviceNames(
      spec,
      vendors.platform,
    );
    const status = await reader.read('shop', { signal });
    const [head] = await vendors.gitlab.repositories.commits(
      gitops.path,
      { branch: 'main' },
      { signal },
    );
    expect(status.environments.map(({ environment }) => environment)).toEqual(
      spec.environments.map(({ name }) => name),
    );
    expect(status.slo).toEqual(spec.slo ?? vendors.platform.slo);
    expect(status.owners.service).toBe(spec.owner);
    expect(status.environments[0]).toEqual({
      environment: environments[0].environment,
      namespace: environments[0].namespace,
      url: environments[0].url,
      application: {
        name: environments[0].application,
        url: environments[0].applicationUrl,
      },
      dashboardUrl: environments[0].dashboardUrl,
      logsUrl: environments[0].logsUrl,
      tracesUrl: environments[0].tracesUrl,
      deployed: {
        sync: 'Synced',
        health: expect.any(String),
        revision: { id: head.id, url: `${gitops.url}/-/commit/${head.id}` },
        images: [expect.stringContaining(image)],
        syncedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        problems: [],
      },
    });
  });

  it('says which environments Argo CD does not have', async () => {
    await create('cart', 'access');
    const { environments } = await reader.read('cart', { signal });
    expect(environments.length).toBeGreaterThan(0);
    expect(environments.every(({ deployed }) => !deployed)).toBe(true);
  });

  it('says what to do when a service does not describe itself', async () => {
    await create('lift', 'access');
    const shop = await vendors.gitlab.repositories.textFile(
      'apps/shop',
      { branch: 'main', path: '.cloudforge/service.yaml' },
      { signal },
    );
    const wrong = [
      ['name: [', 'does not describe lift'],
      ['name: lift', 'environments'],
      [shop ?? '', 'It describes shop'],
    ];
    for (const [text, reason] of wrong) {
      await rewriteServiceFile('lift', text);
      const failure: Error = await reader.read('lift', { signal }).then(
        () => new Error('nothing was said'),
        error => error,
      );
      expect(failure.name).toBe('ConflictError');
      expect(failure.message).toContain(reason);
      expect(failure.message).toContain('Its history has the version');
    }
  });
});
