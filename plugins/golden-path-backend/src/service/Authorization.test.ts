import { mockCredentials } from '@backstage/backend-test-utils';
import { ApiStand, GZIP } from '../__testUtils__/ApiStand';
import { ALICE, BOB, NOBODY, PAULA } from '../__testUtils__/portalPolicy';
import { serviceSpec } from '../__testUtils__/serviceSpec';

jest.setTimeout(60_000);

describe('permission', () => {
  let api: ApiStand;
  beforeEach(async () => {
    api = await ApiStand.start();
  });
  afterEach(() => api.stop());

  it('is not given to the unsigned, nor to services', async () => {
    expect((await api.get('/platform', NOBODY)).status).toBe(401);
    expect((await api.get('/operations', NOBODY)).status).toBe(401);
    const spec = serviceSpec();
    expect((await api.post('/operations', { spec }, NOBODY)).status).toBe(401);
    expect(
      (
        await api.post(
          '/operations',
          { spec },
          mockCredentials.service.header(),
        )
      ).status,
    ).toBe(403);
  });

  it('refuses a foreign owner and says so in the audit log', async () => {
    const { status, body } = await api.post(
      '/operations',
      { spec: serviceSpec() },
      BOB,
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('group:default/team-rental');
    expect(api.recorded).toEqual([
      { eventId: 'operation-accept', outcome: 'fail' },
    ]);
    expect((await api.get('/names/shop')).body.available).toBe(true);
  });

  it('does not tell apart by case', async () => {
    const id = await api.accept('shop', ALICE, 'group:default/Team-Rental');
    expect((await api.get('/operations')).body.items).toMatchObject([{ id }]);
    expect((await api.get(`/operations/${id}`)).status).toBe(200);
  });

  it('hides operations of others, also from the pages of a list', async () => {
    const mine = [await api.accept('shop'), await api.accept('cart')];
    const theirs = await api.accept('lift', BOB, 'group:default/team-fleet');
    const list = async (who: string, query = '') =>
      (await api.get(`/operations${query}`, who)).body;
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

  it.each(['', '/events'])('answers 404 for GET …%s of others', async path => {
    const id = await api.accept();
    expect((await api.get(`/operations/${id}${path}`, BOB)).status).toBe(404);
    expect((await api.get(`/operations/${id}${path}`, PAULA)).status).toBe(200);
  });

  it.each(['registration', 'cancel', 'undo'])(
    'refuses others to %s',
    async action => {
      const id = await api.accept();
      const path = `/operations/${id}/${action}`;
      expect((await api.post(path, undefined, BOB)).status).toBe(404);
      expect((await api.put(id, GZIP, BOB)).status).toBe(404);
      expect((await api.get(`/operations/${id}`)).body.state).toBe('waiting');
    },
  );
});
