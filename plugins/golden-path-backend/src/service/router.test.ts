import { ApiStand } from '../__testUtils__/ApiStand';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { wholeToys } from '../__testUtils__/toyDefinition';

jest.setTimeout(60_000);

describe('the HTTP API', () => {
  let api: ApiStand;
  beforeEach(async () => {
    api = await ApiStand.start();
  });
  afterEach(() => api.stop());

  it('creates a service in two calls that can be followed', async () => {
    const id = await api.accept();
    expect((await api.put(id)).status).toBe(202);
    expect(await api.until(id, 'waiting')).toMatchObject({ service: 'shop' });
    // A repeated call, as after a lost answer, changes nothing.
    expect((await api.put(id)).status).toBe(202);
    expect((await api.post(`/operations/${id}/registration`)).status).toBe(202);
    await api.until(id, 'done');
    expect(api.vendor.paths()).toEqual(wholeToys('shop'));

    const { body } = await api.get(`/operations/${id}/events`);
    const seqs = body.events.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.map((_: number, index: number) => index + 1));
    expect(api.recorded).toEqual(
      expect.arrayContaining([
        { eventId: 'operation-accept', outcome: 'success' },
        { eventId: 'operation-publish', outcome: 'success' },
        { eventId: 'operation-register', outcome: 'success' },
        { eventId: 'operation-end', outcome: 'success' },
      ]),
    );
  });

  it('tells a caller whose stage failed why, and what was undone', async () => {
    api.hooks.push = () => {
      throw new Error('GitLab says no');
    };
    const id = await api.accept();
    await api.put(id);
    const operation = await api.until(id, 'undone');
    expect(operation.error).toBe('GitLab says no');
    expect(operation.effects).toMatchObject([
      { title: 'toy apps/shop', state: 'undone' },
      { title: 'toy gitops/shop', state: 'undone' },
    ]);
    const again = await api.put(id);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain('GitLab says no');
  });

  it('answers a long poll at once when the operation has ended', async () => {
    const id = await api.accept();
    await api.post(`/operations/${id}/cancel`);
    const { effects, state } = await api.until(id, 'undone');
    expect({ effects, state }).toEqual({ effects: [], state: 'undone' });
    const { body } = await api.get(
      `/operations/${id}/events?after=999&wait=20000`,
    );
    expect(body.events).toEqual([]);
  });

  it('refuses a name that is taken with every clash at once, and leaves nothing', async () => {
    api.taken = ['the GitLab project apps/shop exists', 'the entity exists'];
    const { status, body } = await api.post('/operations', {
      spec: serviceSpec(),
    });
    expect(status).toBe(409);
    expect(body.error.name).toBe('ConflictError');
    api.taken.forEach(clash => expect(body.error.message).toContain(clash));
    expect((await api.get('/operations')).body.items).toEqual([]);
    api.taken = [];
    await api.accept();
  });

  it('refuses a host that is taken, before anything is made', async () => {
    const host = 'shop-dev.apps.example.com';
    api.takenHosts = [host];
    const { status, body } = await api.post('/operations', {
      spec: serviceSpec(),
    });
    expect(status).toBe(409);
    expect(body.error.message).toContain(`The host ${host} cannot be used`);
    expect((await api.get('/operations')).body.items).toEqual([]);
    expect(api.vendor.paths()).toEqual([]);
  });

  it('lets exactly one of several at once have a name', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.post('/operations', { spec: serviceSpec() }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(7).fill(409)]);
  });

  it('lists every problem of a specification', async () => {
    const { status, body } = await api.post('/operations', {
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
    expect((await api.post('/operations', body)).status).toBe(400);
  });

  it('takes the longest specification that is allowed', async () => {
    const env = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`KEY_${n}`, '🎉'.repeat(2048)]),
    );
    const { status } = await api.post('/operations', {
      spec: serviceSpec({ description: '🎉'.repeat(5_000), env }),
    });
    expect(status).toBe(201);
  });

  it('refuses broken JSON, wrong ids, limits and cursors', async () => {
    const broken = await api
      .post('/operations')
      .set('content-type', 'application/json')
      .send('{"spec":');
    expect(broken.status).toBe(400);
    expect((await api.get('/operations/1')).status).toBe(400);
    expect((await api.get('/operations?limit=1000')).status).toBe(400);
    expect((await api.get('/operations?after=nonsense')).status).toBe(400);
    expect((await api.get('/operations?unknown=1')).status).toBe(400);
    expect(
      (await api.get('/operations/00000000-0000-4000-8000-000000000000'))
        .status,
    ).toBe(404);
  });

  it('lists what is in one state', async () => {
    const cancelled = await api.accept('shop');
    await api.post(`/operations/${cancelled}/cancel`);
    await api.until(cancelled, 'undone');
    const waiting = await api.accept('cart');
    const list = async (state: string) =>
      (await api.get(`/operations?state=${state}`)).body;
    expect((await list('undone')).items).toMatchObject([{ id: cancelled }]);
    expect((await list('waiting')).items).toMatchObject([{ id: waiting }]);
    expect((await list('stuck')).items).toEqual([]);
    expect((await api.get('/operations?state=lost')).status).toBe(400);
  });

  it('serves its own description', async () => {
    const { body } = await api.get('/openapi.json');
    expect(Object.keys(body.paths)).toContain(
      '/api/golden-path/operations/{operationId}/source',
    );
  });
});
