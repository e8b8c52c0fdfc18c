import { ApiStand } from '../../__testUtils__/ApiStand';
import { serviceSpec } from '../../__testUtils__/serviceSpec';

jest.setTimeout(60_000);

const HOST = 'shop-dev.apps.example.com';

describe('checks', () => {
  let api: ApiStand;
  beforeEach(async () => {
    api = await ApiStand.start();
  });
  afterEach(() => api.stop());

  it('knows the platform and the names that are taken, by vendors and by operations', async () => {
    expect((await api.get('/platform')).body.gitlab.appsGroup).toBe('apps');
    expect((await api.get('/names/shop')).body).toMatchObject({
      available: true,
    });
    await api.accept();
    api.taken = ['the GitLab project apps/shop exists'];
    const { body } = await api.get('/names/shop');
    expect(body.available).toBe(false);
    expect(body.clashes).toMatchObject([
      { system: 'gitlab' },
      { system: 'operation' },
    ]);
  });

  it('knows the hosts that are taken, by vendors and by operations', async () => {
    const path = `/hosts/${HOST}`;
    expect((await api.get(path)).body).toEqual({
      host: HOST,
      available: true,
      problems: [],
      clashes: [],
    });
    await api.accept();
    api.takenHosts = [HOST];
    const { body } = await api.get(path);
    expect(body.available).toBe(false);
    expect(body.clashes).toMatchObject([
      { host: HOST, system: 'workloads' },
      { host: HOST, system: 'operation' },
    ]);
  });

  describe('the check of answers', () => {
    const { apiVersion: _, kind: __, ...answers } = serviceSpec();
    const [dev] = answers.environments;
    const check = async (changes: object) =>
      (
        await api.post('/service-checks', {
          service: { ...answers, ...changes },
        })
      ).body;

    it('completes what is right, and makes nothing', async () => {
      expect(await check({ tags: '', preview: null })).toEqual({
        problems: [],
        clashes: [],
        service: { ...serviceSpec(), tags: [] },
      });
      expect((await api.get('/operations')).body.items).toEqual([]);
    });

    it('tells what the platform does not offer with all the rest, each with its path', async () => {
      api.taken = ['the GitLab project apps/shop exists'];
      api.takenHosts = [HOST];
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
        { system: 'gitlab', message: api.taken[0] },
        { host: HOST, system: 'workloads', message: 'mine' },
      ]);
      expect(service).toBeUndefined();
    });

    it('tells what operations hold', async () => {
      const id = await api.accept();
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
        expect((await api.post('/service-checks', body)).status).toBe(400);
      },
    );
  });
});
