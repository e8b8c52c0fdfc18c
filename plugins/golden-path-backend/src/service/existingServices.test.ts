import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { tokenRotatePermission } from '@cloudforge/plugin-golden-path-common';
import request from 'supertest';
import { appConfig } from '../__testUtils__/appConfig';
import {
  ALICE,
  BOB,
  NOBODY,
  portalPolicy,
} from '../__testUtils__/portalPolicy';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { TestOperation } from '../__testUtils__/TestOperation';
import { catalogFileUrl, createServiceDefinition } from '../createService';
import { goldenPathPlugin } from '../plugin';

jest.setTimeout(60_000);

const API = '/api/golden-path/services';
const OWNER = 'group:default/team-rental';

function component(name: string, origin: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'backstage.io/managed-by-origin-location': origin },
    },
    relations: [{ type: 'ownedBy', targetRef: OWNER }],
  };
}

describe('the HTTP API of services that are there', () => {
  const auditor = mockServices.auditor.mock();
  const recorded: unknown[] = [];
  let vendors: Vendors;
  let backend: TestBackend;

  beforeAll(async () => {
    vendors = await startVendors();
    const spec = serviceSpec();
    await new TestOperation(spec, sourceOfService(spec, vendors.platform)).run(
      createServiceDefinition({ ...vendors, registrationTimeout: 20_000 }),
      'access',
    );
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
      success: async () => {
        recorded.push({ eventId, meta, outcome: 'success' });
      },
      fail: async () => {
        recorded.push({ eventId, meta, outcome: 'fail' });
      },
    }));
  });
  afterAll(() => vendors.close());
  beforeEach(() => recorded.splice(0));
  afterEach(() => backend.stop());

  const features = (config: object = {}) => {
    const { gitlabSandbox, argocdSandbox, platform } = vendors;
    const { url, adminToken } = gitlabSandbox;
    return [
      goldenPathPlugin,
      auditor.factory,
      catalogServiceMock.factory({
        entities: [
          component('shop', `url:${catalogFileUrl('shop', platform)}`),
          component('lift', `url:${catalogFileUrl('shop', platform)}`),
          component('cart', 'url:https://example.com/catalog-info.yaml'),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          ...config,
          cloudforge: {
            ...appConfig().cloudforge,
            platform: JSON.parse(JSON.stringify(platform)),
            gitlab: { apiUrl: `${url}/api/v4`, token: adminToken },
            argocd: { url: argocdSandbox.url, token: argocdSandbox.token },
          },
        },
      }),
    ];
  };
  const get = (path: string, authorization = ALICE) =>
    request(backend.server).get(`${API}${path}`).set({ authorization });
  const rotate = (name: string, authorization = ALICE) =>
    request(backend.server)
      .post(`${API}/${name}/token-rotation`)
      .set({ authorization });

  describe('for people', () => {
    beforeEach(async () => {
      backend = await startTestBackend({
        features: [...features(), portalPolicy],
      });
    });

    it('lists the services of the golden path, to those who own them', async () => {
      expect((await get('')).body).toEqual({
        items: [{ name: 'shop', owner: OWNER }],
      });
      expect((await get('', BOB)).body).toEqual({ items: [] });
    });

    it('replaces a token, tells when it ends, never what it is, and audits', async () => {
      const answer = await rotate('shop');
      expect([answer.status, answer.body]).toEqual([
        200,
        {
          expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          revoked: 1,
        },
      ]);
      const { expiresAt } = answer.body;
      expect((await get('/shop/token')).body).toEqual({ expiresAt, tokens: 1 });
      expect(recorded).toEqual([
        {
          eventId: 'token-rotate',
          meta: { service: 'shop' },
          outcome: 'success',
        },
      ]);
    });

    it('refuses whoever does not own the service, and audits it', async () => {
      expect((await get('/shop/token', BOB)).status).toBe(403);
      const { status, body } = await rotate('shop', BOB);
      expect(status).toBe(403);
      expect(body.error.message).toContain(`only members of ${OWNER}`);
      expect(recorded).toMatchObject([
        { eventId: 'token-rotate', outcome: 'fail' },
      ]);
      expect((await rotate('shop', NOBODY)).status).toBe(401);
    });

    it.each(['cart', 'lift', 'nothing'])(
      'knows no %s: it does not come from a repository of ours',
      async name => {
        const { status, body } = await rotate(name);
        expect(status).toBe(404);
        expect(body.error.message).toContain(`no service ${name}`);
      },
    );

    it('tells the owner how a service runs, and nobody else that it exists', async () => {
      const { status, body } = await get('/shop/status');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        name: 'shop',
        environments: [{ environment: 'dev', namespace: 'shop-dev' }],
      });
      expect((await get('/shop/status', BOB)).status).toBe(404);
      expect((await get('/cart/status')).status).toBe(404);
      expect((await get('/shop/status', NOBODY)).status).toBe(401);
    });

    it.each(['..%2Fshop', 'Shop', 'a'.repeat(64)])(
      'takes %s for no name',
      async name => {
        expect((await rotate(name)).status).toBe(400);
      },
    );
  });

  describe('for programs', () => {
    const scheduled = 'Bearer scheduled-rotation-token';
    const other = 'Bearer somebody-elses-token';

    beforeEach(async () => {
      const token = (value: string, permission: string) => ({
        type: 'static',
        options: { token: value.slice('Bearer '.length), subject: 'program' },
        accessRestrictions: [{ plugin: 'golden-path', permission }],
      });
      backend = await startTestBackend({
        features: [
          ...features({
            permission: { enabled: true },
            backend: {
              auth: {
                externalAccess: [
                  token(scheduled, tokenRotatePermission.name),
                  token(other, 'cloudforge.operation.read'),
                ],
              },
            },
          }),
          authServiceFactory,
          httpAuthServiceFactory,
          permissionsServiceFactory,
        ],
      });
    });

    it('lets one in that is restricted to rotation, and to nothing else', async () => {
      expect((await get('', scheduled)).body.items).toHaveLength(1);
      expect((await rotate('shop', scheduled)).status).toBe(200);
      const operations = await request(backend.server)
        .get('/api/golden-path/operations')
        .set({ authorization: scheduled });
      expect(operations.status).toBe(403);
    });

    it('refuses one that has another permission, or none', async () => {
      expect((await get('', other)).body).toEqual({ items: [] });
      expect((await rotate('shop', other)).status).toBe(403);
      expect((await rotate('shop', 'Bearer made-up')).status).toBe(401);
    });
  });
});
