import { ApiStand } from '../__testUtils__/ApiStand';
import { ALICE, BOB, PAULA } from '../__testUtils__/portalPolicy';

jest.setTimeout(60_000);

describe('adoption', () => {
  let api: ApiStand;
  beforeEach(async () => {
    api = await ApiStand.start();
  });
  afterEach(() => api.stop());

  describe('what is stuck', () => {
    let id: string;

    beforeEach(async () => {
      api.hooks.push = ({ operationId }) => {
        api.vendor.touch('apps/shop');
        throw new Error(`no, ${operationId}`);
      };
      id = await api.accept();
      await api.put(id);
      await api.until(id, 'stuck');
      api.recorded.length = 0;
    });

    it('is adopted by administrators, once, and audited', async () => {
      for (let time = 0; time < 2; time++) {
        const { status, body } = await api.post(
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
      expect(api.recorded).toEqual(
        Array(2).fill({ eventId: 'operation-adopt', outcome: 'success' }),
      );
      const { body } = await api.get(
        `/operations/${id}/events?after=0&wait=20000`,
      );
      expect(body.events.at(-1).message).toBe(
        'user:default/paula has decided to keep what is left',
      );
    });

    it('is not adopted by its owners, nor by strangers', async () => {
      for (const [who, status] of [
        [ALICE, 403],
        [BOB, 404],
      ] as const) {
        const answer = await api.post(
          `/operations/${id}/adopt`,
          undefined,
          who,
        );
        expect(answer.status).toBe(status);
      }
      expect(api.recorded).toEqual(
        Array(2).fill({ eventId: 'operation-adopt', outcome: 'fail' }),
      );
      expect((await api.get(`/operations/${id}`)).body.state).toBe('stuck');
    });
  });

  it('adopts nothing that is not stuck, and says why', async () => {
    const id = await api.accept();
    const { status, body } = await api.post(
      `/operations/${id}/adopt`,
      undefined,
      PAULA,
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain('Cancel it first');
  });
});
