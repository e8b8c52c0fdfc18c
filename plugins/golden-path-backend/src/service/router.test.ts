import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  IS_SERVICE_OWNER_RULE,
  operationAdoptPermission,
  RESOURCE_TYPE_SERVICE,
} from '@cloudforge/plugin-golden-path-common';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { appConfig } from '../__testUtils__/appConfig';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import {
  Hooks,
  toyDefinition,
  wholeToys,
} from '../__testUtils__/toyDefinition';
import { ToyVendor } from '../__testUtils__/ToyVendor';
import { createGoldenPathPlugin } from '../createGoldenPathPlugin';

jest.setTimeout(60_000);

const ALICE = mockCredentials.user.header('user:default/alice');
const BOB = mockCredentials.user.header('user:default/bob');
const PAULA = mockCredentials.user.header('user:default/paula');
const API = '/api/golden-path';
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0]);

const groups: Record<string, string[]> = {
  'user:default/alice': ['group:default/team-rental'],
  'user:default/bob': ['group:default/team-fleet'],
};

/** Decides as the portal's policy does: paula everything, others for their groups, adopting nobody else. */
const policy = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => ({
    authorize: async () => {
      throw new Error('the conditions are for the plugin to apply');
    },
    authorizeConditional: async (requests, options) => {
      const { userEntityRef } = (
        options as { credentials: { principal: { userEntityRef: string } } }
      ).credentials.principal;
      const conditional: PolicyDecision =
        userEntityRef === 'user:default/paula'
          ? { result: AuthorizeResult.ALLOW }
          : {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'golden-path',
              resourceType: RESOURCE_TYPE_SERVICE,
              conditions: {
                rule: IS_SERVICE_OWNER_RULE,
                resourceType: RESOURCE_TYPE_SERVICE,
                params: { claims: groups[userEntityRef] ?? [] },
              },
            };
      return requests.map(({ permission }) =>
        permission.name === operationAdoptPermission.name &&
        conditional.result !== AuthorizeResult.ALLOW
          ? { result: AuthorizeResult.DENY }
          : conditional,
      );
    },
  }),
});

describe('the HTTP API', () => {
  const hooks: Hooks = {};
  const auditor = mockServices.auditor.mock();
  const recorded: { eventId: string; outcome: string }[] = [];
  let vendor: ToyVendor;
  let backend: TestBackend;
  let taken: string[];
  let takenHosts: string[];

  beforeEach(async () => {
    vendor = new ToyVendor();
    taken = [];
    takenHosts = [];
    recorded.length = 0;
    Object.keys(hooks).forEach(key => delete hooks[key as keyof Hooks]);
    auditor.createEvent.mockImplementation(async ({ eventId }) => ({
      success: async () => {
        recorded.push({ eventId, outcome: 'success' });
      },
      fail: async () => {
        recorded.push({ eventId, outcome: 'fail' });
      },
    }));
    backend = await startTestBackend({
      features: [
        createGoldenPathPlugin(() => ({
          definition: toyDefinition(vendor, hooks),
          names: {
            check: async name => ({
              name,
              available: taken.length === 0,
              problems: [],
              clashes: taken.map(message => ({ system: 'gitlab', message })),
            }),
            checkHost: async host => {
              const available = !takenHosts.includes(host);
              const clashes = available
                ? []
                : [{ host, system: 'workloads' as const, message: 'mine' }];
              return { host, available, problems: [], clashes };
            },
          },
        })),
        mockServices.rootConfig.factory({ data: appConfig() }),
        catalogServiceMock.factory(),
        auditor.factory,
        policy,
      ],
    });
  });

  afterEach(() => backend.stop());

  const get = (path: string, who = ALICE) =>
    request(backend.server).get(`${API}${path}`).set('authorization', who);
  const post = (path: string, body?: object, who = ALICE) =>
    request(backend.server)
      .post(`${API}${path}`)
      .set('authorization', who)
      .send(body);
  const put = (id: string, body: Buffer = GZIP, who = ALICE) =>
    request(backend.server)
      .put(`${API}/operations/${id}/source`)
      .set('authorization', who)
      .set('content-type', 'application/gzip')
      .send(body);
  const accept = async (name = 'shop', who = ALICE, owner?: string) => {
    const { status, body } = await post(
      '/operations',
      { spec: serviceSpec({ name, ...(owner ? { owner } : {}) }) },
      who,
    );
    expect({ status, error: body.error }).toEqual({ status: 201 });
    return body.id as string;
  };
  const until = async (id: string, state: string) => {
    let after = 0;
    for (;;) {
      const { body } = await get(
        `/operations/${id}/events?after=${after}&wait=5000`,
      );
      if (body.operation.state === state) {
        return body.operation;
      }
      after = body.events.at(-1)?.seq ?? after;
    }
  };

  it('creates a service in two calls that can be followed', async () => {
    const id = await accept();
    expect((await put(id)).status).toBe(202);
    expect(await until(id, 'waiting')).toMatchObject({ service: 'shop' });
    // A repeated call, as after a lost answer, changes nothing.
    expect((await put(id)).status).toBe(202);
    expect((await post(`/operations/${id}/registration`)).status).toBe(202);
    await until(id, 'done');
    expect(vendor.paths()).toEqual(wholeToys('shop'));

    const { body } = await get(`/operations/${id}/events`);
    const seqs = body.events.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.map((_: number, index: number) => index + 1));
    expect(recorded).toEqual(
      expect.arrayContaining([
        { eventId: 'operation-accept', outcome: 'success' },
        { eventId: 'operation-publish', outcome: 'success' },
        { eventId: 'operation-register', outcome: 'success' },
        { eventId: 'operation-end', outcome: 'success' },
      ]),
    );
  });

  it('tells a caller whose stage failed why, and what was undone', async () => {
    hooks.push = () => {
      throw new Error('GitLab says no');
    };
    const id = await accept();
    await put(id);
    const operation = await until(id, 'undone');
    expect(operation.error).toBe('GitLab says no');
    expect(operation.effects).toMatchObject([
      { title: 'toy apps/shop', state: 'undone' },
      { title: 'toy gitops/shop', state: 'undone' },
    ]);
    const again = await put(id);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain('GitLab says no');
  });

  it('answers a long poll at once when the operation has ended', async () => {
    const id = await accept();
    await post(`/operations/${id}/cancel`);
    const { effects, state } = await until(id, 'undone');
    expect({ effects, state }).toEqual({ effects: [], state: 'undone' });
    const { body } = await get(`/operations/${id}/events?after=999&wait=20000`);
    expect(body.events).toEqual([]);
  });

  it('knows the platform and the names that are taken, by vendors and by operations', async () => {
    expect((await get('/platform')).body.gitlab.appsGroup).toBe('apps');
    expect((await get('/names/shop')).body).toMatchObject({ available: true });
    await accept();
    taken = ['the GitLab project apps/shop exists'];
    const { body } = await get('/names/shop');
    expect(body.available).toBe(false);
    expect(body.clashes).toMatchObject([
      { system: 'gitlab' },
      { system: 'operation' },
    ]);
  });

  const HOST = 'shop-dev.apps.example.com';

  it('knows the hosts that are taken, by vendors and by operations', async () => {
    const path = `/hosts/${HOST}`;
    expect((await get(path)).body).toEqual({
      host: HOST,
      available: true,
      problems: [],
      clashes: [],
    });
    await accept();
    takenHosts = [HOST];
    const { body } = await get(path);
    expect(body.available).toBe(false);
    expect(body.clashes).toMatchObject([
      { host: HOST, system: 'workloads' },
      { host: HOST, system: 'operation' },
    ]);
  });

  it('refuses a host that is taken, before anything is made', async () => {
    takenHosts = [HOST];
    const { status, body } = await post('/operations', { spec: serviceSpec() });
    expect(status).toBe(409);
    expect(body.error.message).toContain(`The host ${HOST} cannot be used`);
    expect((await get('/operations')).body.items).toEqual([]);
    expect(vendor.paths()).toEqual([]);
  });

  describe('the check of answers', () => {
    const { apiVersion: _, kind: __, ...answers } = serviceSpec();
    const [dev] = answers.environments;
    const check = async (changes: object) =>
      (await post('/service-checks', { service: { ...answers, ...changes } }))
        .body;

    it('completes what is right, and makes nothing', async () => {
      expect(await check({ tags: '', preview: null })).toEqual({
        problems: [],
        clashes: [],
        service: { ...serviceSpec(), tags: [] },
      });
      expect((await get('/operations')).body.items).toEqual([]);
    });

    it('tells what the platform does not offer with all the rest, each with its path', async () => {
      taken = ['the GitLab project apps/shop exists'];
      takenHosts = [HOST];
      const environments = [
        dev,
        { ...dev, name: 'big', cpu: '9', memory: '17Gi' },
        { ...dev, name: 'other', host: 'shop.example.org' },
      ];
      const { problems, clashes, service } = await check({
        port: 80,
        environments,
      });
      expect(problems.map(({ path }: { path: string }) => path)).toEqual([
        'port',
        'environments.2.host',
        'environments.1.cpu',
        'environments.1.memory',
      ]);
      expect(clashes).toEqual([
        { system: 'gitlab', message: taken[0] },
        { host: HOST, system: 'workloads', message: 'mine' },
      ]);
      expect(service).toBeUndefined();
    });

    it('tells what operations hold', async () => {
      const id = await accept();
      const { clashes } = await check({});
      expect(clashes).toMatchObject([
        { system: 'operation', message: expect.stringContaining(id) },
        { host: HOST, system: 'operation' },
      ]);
    });

    it('repeats no value that was pasted as a name', async () => {
      const value = 'glpat-0123456789abcdefghij';
      const body = await check({
        name: value,
        env: { [value]: 'x' },
        secrets: [value],
        environments: [{ ...dev, [value]: 'x', host: value }],
      });
      expect(body.problems.length).toBeGreaterThan(3);
      expect(JSON.stringify(body)).not.toContain(value);
    });

    it.each([{}, { service: 'x' }, { service: [] }])(
      'refuses %j',
      async body => {
        expect((await post('/service-checks', body)).status).toBe(400);
      },
    );
  });

  it('refuses a name that is taken with every clash at once, and leaves nothing', async () => {
    taken = ['the GitLab project apps/shop exists', 'the entity exists'];
    const { status, body } = await post('/operations', { spec: serviceSpec() });
    expect(status).toBe(409);
    expect(body.error.name).toBe('ConflictError');
    taken.forEach(clash => expect(body.error.message).toContain(clash));
    expect((await get('/operations')).body.items).toEqual([]);
    taken = [];
    await accept();
  });

  it('lets exactly one of several at once have a name', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        post('/operations', { spec: serviceSpec() }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(7).fill(409)]);
  });

  it('lists every problem of a specification', async () => {
    const { status, body } = await post('/operations', {
      spec: { ...serviceSpec(), name: 'Sh', port: 80, extra: true },
    });
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    for (const part of ['name: ', 'port: ', '1 key is not known']) {
      expect(body.error.message).toContain(part);
    }
  });

  it.each([
    ['no spec', {}],
    ['an unknown key', { spec: serviceSpec(), admin: true }],
    ['a task that is no text', { spec: serviceSpec(), taskId: 7 }],
  ])('refuses %s', async (_, body) => {
    expect((await post('/operations', body)).status).toBe(400);
  });

  it('refuses broken JSON, wrong ids, limits and cursors', async () => {
    const broken = await request(backend.server)
      .post(`${API}/operations`)
      .set('authorization', ALICE)
      .set('content-type', 'application/json')
      .send('{"spec":');
    expect(broken.status).toBe(400);
    expect((await get('/operations/1')).status).toBe(400);
    expect((await get('/operations?limit=1000')).status).toBe(400);
    expect((await get('/operations?after=nonsense')).status).toBe(400);
    expect((await get('/operations?unknown=1')).status).toBe(400);
    expect(
      (await get('/operations/00000000-0000-4000-8000-000000000000')).status,
    ).toBe(404);
  });

  it('lists what is in one state', async () => {
    const cancelled = await accept('shop');
    await post(`/operations/${cancelled}/cancel`);
    await until(cancelled, 'undone');
    const waiting = await accept('cart');
    const list = async (state: string) =>
      (await get(`/operations?state=${state}`)).body;
    expect((await list('undone')).items).toMatchObject([{ id: cancelled }]);
    expect((await list('waiting')).items).toMatchObject([{ id: waiting }]);
    expect((await list('stuck')).items).toEqual([]);
    expect((await get('/operations?state=lost')).status).toBe(400);
  });

  describe('what is stuck', () => {
    let id: string;

    beforeEach(async () => {
      hooks.push = ({ operationId }) => {
        vendor.touch('apps/shop');
        throw new Error(`no, ${operationId}`);
      };
      id = await accept();
      await put(id);
      await until(id, 'stuck');
      recorded.length = 0;
    });

    it('is adopted by administrators, once, and audited', async () => {
      for (let time = 0; time < 2; time++) {
        const { status, body } = await post(
          `/operations/${id}/adopt`,
          undefined,
          PAULA,
        );
        expect(status).toBe(200);
        expect(body).toMatchObject({
          state: 'adopted',
          effects: [
            {
              title: 'toy apps/shop',
              state: 'kept',
              note: expect.stringContaining('user:default/paula has decided'),
            },
            { title: 'toy gitops/shop', state: 'undone' },
          ],
        });
      }
      expect(recorded).toEqual(
        Array(2).fill({ eventId: 'operation-adopt', outcome: 'success' }),
      );
      const { body } = await get(`/operations/${id}/events?after=0&wait=20000`);
      expect(body.events.at(-1).message).toBe(
        'user:default/paula has decided to keep what is left',
      );
    });

    it('is not adopted by its owners, nor by strangers', async () => {
      for (const [who, status] of [
        [ALICE, 403],
        [BOB, 404],
      ] as const) {
        const answer = await post(`/operations/${id}/adopt`, undefined, who);
        expect(answer.status).toBe(status);
      }
      expect(recorded).toEqual(
        Array(2).fill({ eventId: 'operation-adopt', outcome: 'fail' }),
      );
      expect((await get(`/operations/${id}`)).body.state).toBe('stuck');
    });
  });

  it('adopts nothing that is not stuck, and says why', async () => {
    const id = await accept();
    const { status, body } = await post(
      `/operations/${id}/adopt`,
      undefined,
      PAULA,
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain('Cancel it first');
  });

  it('takes the longest specification that is allowed', async () => {
    const env = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`KEY_${n}`, '🎉'.repeat(2048)]),
    );
    const { status } = await post('/operations', {
      spec: serviceSpec({ description: '🎉'.repeat(5_000), env }),
    });
    expect(status).toBe(201);
  });

  it('takes an archive of at most 10 MiB, and archives only', async () => {
    const id = await accept();
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    GZIP.copy(large);
    const refused = await put(id, large);
    expect(refused.status).toBe(413);
    expect(refused.body.error.message).toContain('10 MiB');
    expect((await put(id, Buffer.from('no archive'))).status).toBe(400);
    expect((await put(id, large.subarray(0, -1))).status).toBe(202);
  });

  it('refuses a stream without a length as soon as it is too large', async () => {
    const id = await accept();
    const { port } = backend.server.address() as AddressInfo;
    const chunk = Buffer.alloc(1024 * 1024, GZIP);
    const sending = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: `${API}/operations/${id}/source`,
      headers: { authorization: ALICE, 'content-type': 'application/gzip' },
      agent: false,
    });
    for (let sent = 0; sent < 11; sent++) {
      sending.write(chunk);
    }
    const [response] = await once(sending, 'response');
    expect(response.statusCode).toBe(413);
    sending.destroy();
    expect((await get(`/operations/${id}`)).body.state).toBe('waiting');
  });

  describe('permission', () => {
    const NOBODY = mockCredentials.none.header();

    it('is not given to the unsigned, nor to services', async () => {
      expect((await get('/platform', NOBODY)).status).toBe(401);
      expect((await get('/operations', NOBODY)).status).toBe(401);
      const spec = serviceSpec();
      expect((await post('/operations', { spec }, NOBODY)).status).toBe(401);
      expect(
        (await post('/operations', { spec }, mockCredentials.service.header()))
          .status,
      ).toBe(403);
    });

    it('refuses a foreign owner and says so in the audit log', async () => {
      const { status, body } = await post(
        '/operations',
        { spec: serviceSpec() },
        BOB,
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('group:default/team-rental');
      expect(recorded).toEqual([
        { eventId: 'operation-accept', outcome: 'fail' },
      ]);
      expect((await get('/names/shop')).body.available).toBe(true);
    });

    it('does not tell apart by case', async () => {
      const id = await accept('shop', ALICE, 'group:default/Team-Rental');
      expect((await get('/operations')).body.items).toMatchObject([{ id }]);
      expect((await get(`/operations/${id}`)).status).toBe(200);
    });

    it('hides operations of others, also from the pages of a list', async () => {
      const mine = [await accept('shop'), await accept('cart')];
      const theirs = await accept('lift', BOB, 'group:default/team-fleet');
      const list = async (who: string, query = '') =>
        (await get(`/operations${query}`, who)).body;
      const ids = ({ items }: { items: { id: string }[] }) =>
        items.map(({ id }) => id).sort();

      expect(ids(await list(ALICE))).toEqual([...mine].sort());
      expect(ids(await list(BOB))).toEqual([theirs]);
      expect(ids(await list(PAULA))).toEqual([...mine, theirs].sort());
      expect(ids(await list(ALICE, '?service=lift'))).toEqual([]);

      const first = await list(ALICE, '?limit=1');
      expect(first.items).toHaveLength(1);
      const second = await list(ALICE, `?limit=1&after=${first.next}`);
      expect(ids({ items: [...first.items, ...second.items] })).toEqual(
        [...mine].sort(),
      );
      expect(second.next).toBeUndefined();
    });

    it.each(['', '/events'])(
      'answers 404 for GET …%s of others',
      async path => {
        const id = await accept();
        expect((await get(`/operations/${id}${path}`, BOB)).status).toBe(404);
        expect((await get(`/operations/${id}${path}`, PAULA)).status).toBe(200);
      },
    );

    it.each(['registration', 'cancel', 'undo'])(
      'refuses others to %s',
      async action => {
        const id = await accept();
        const path = `/operations/${id}/${action}`;
        expect((await post(path, undefined, BOB)).status).toBe(404);
        expect((await put(id, GZIP, BOB)).status).toBe(404);
        expect((await get(`/operations/${id}`)).body.state).toBe('waiting');
      },
    );
  });

  it('serves its own description', async () => {
    const { body } = await get('/openapi.json');
    expect(Object.keys(body.paths)).toContain(
      '/api/golden-path/operations/{operationId}/source',
    );
  });
});
