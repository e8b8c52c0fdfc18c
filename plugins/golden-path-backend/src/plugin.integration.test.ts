import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import { appConfig } from './__testUtils__/appConfig';
import { serviceSpec } from './__testUtils__/serviceSpec';
import { sourceOfService } from './__testUtils__/sourceArchive';
import { startVendors, Vendors } from './__testUtils__/startVendors';
import { goldenPathPlugin } from './plugin';

jest.setTimeout(120_000);

const API = '/api/golden-path/operations';
const ALICE = mockCredentials.user.header('user:default/alice');

describe('golden-path over the sandbox', () => {
  let vendors: Vendors;
  let backend: TestBackend;

  beforeAll(async () => {
    vendors = await startVendors();
    const { gitlabSandbox, argocdSandbox, platform } = vendors;
    const { url, adminToken } = gitlabSandbox;
    const { host } = new URL(url);
    const { cloudforge } = appConfig();
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        goldenPathPlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: { reading: { allow: [{ host }] } },
            integrations: {
              gitlab: [
                {
                  host,
                  baseUrl: url,
                  apiBaseUrl: `${url}/api/v4`,
                  token: adminToken,
                },
              ],
            },
            catalog: { rules: [{ allow: ['Component', 'API', 'Location'] }] },
            cloudforge: {
              ...cloudforge,
              platform: JSON.parse(JSON.stringify(platform)),
              gitlab: { apiUrl: `${url}/api/v4`, token: adminToken },
              argocd: { url: argocdSandbox.url, token: argocdSandbox.token },
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await vendors?.close();
  });

  /** Until nothing more happens by itself. */
  const ended = async (id: string) => {
    let after = 0;
    for (;;) {
      const { body } = await request(backend.server)
        .get(`${API}/${id}/events?after=${after}&wait=20000`)
        .set('authorization', ALICE);
      if (!['running', 'undoing'].includes(body.operation.state)) {
        return body.operation;
      }
      after = body.events.at(-1)?.seq ?? after;
    }
  };
  const publish = async (name: string) => {
    const spec = serviceSpec({ name });
    const accepted = await request(backend.server)
      .post(API)
      .set('authorization', ALICE)
      .send({ spec });
    expect(accepted.body.error).toBeUndefined();
    const { id } = accepted.body;
    await request(backend.server)
      .put(`${API}/${id}/source`)
      .set('authorization', ALICE)
      .set('content-type', 'application/gzip')
      .send(sourceOfService(spec, vendors.platform))
      .expect(202);
    return { id, state: await ended(id) };
  };

  it('makes a service that every system then knows', async () => {
    const { id, state } = await publish('shop');
    expect(state).toMatchObject({ state: 'waiting' });
    await request(backend.server)
      .post(`${API}/${id}/registration`)
      .set('authorization', ALICE)
      .expect(202);
    const operation = await ended(id);
    expect(operation.error).toBeUndefined();
    expect(operation).toMatchObject({
      state: 'done',
      links: { entityRef: 'component:default/shop' },
    });
    const again = await request(backend.server)
      .post(API)
      .set('authorization', ALICE)
      .send({ spec: serviceSpec() })
      .expect(409);
    for (const taken of ['apps/shop', 'gitops/shop', 'workloads', 'catalog']) {
      expect(again.body.error.message).toContain(taken);
    }
  });

  it('replaces the token of a service that the catalog has read', async () => {
    const services = '/api/golden-path/services';
    const { body } = await request(backend.server)
      .get(services)
      .set('authorization', ALICE);
    expect(body.items).toEqual([
      { name: 'shop', owner: 'group:default/team-rental' },
    ]);
    const rotated = await request(backend.server)
      .post(`${services}/shop/token-rotation`)
      .set('authorization', ALICE);
    expect(rotated.body).toMatchObject({ revoked: 1 });
  });

  it('leaves no trace of one that is refused on the way, and frees its name at once', async () => {
    const before = await vendors.snapshot();
    vendors.gitlabSandbox.faults.add({
      method: 'POST',
      path: /access_tokens/,
      status: 403,
      body: { message: '403 Forbidden' },
      when: 'before',
      times: 1,
    });
    const { state } = await publish('cart');
    expect(state).toMatchObject({ state: 'undone' });
    expect(state.error).toContain('403');
    expect(await vendors.snapshot()).toEqual(before);
    expect((await publish('cart')).state).toMatchObject({ state: 'waiting' });
  });

  it('keeps tokens out of everything that it tells', async () => {
    const { body } = await request(backend.server)
      .get(API)
      .set('authorization', ALICE);
    const events = await Promise.all(
      body.items.map(({ id }: { id: string }) =>
        request(backend.server)
          .get(`${API}/${id}/events`)
          .set('authorization', ALICE),
      ),
    );
    const told = JSON.stringify([body, events.map(each => each.body)]);
    expect(body.items.length).toBeGreaterThan(2);
    expect(told).not.toContain(vendors.gitlabSandbox.adminToken);
    expect(told).not.toContain(vendors.argocdSandbox.token);
    expect(told).not.toMatch(/glpat-/);
  });
});
