import { once } from 'node:events';
import { request } from 'node:http';
import { ApiStand, GZIP } from '../__testUtils__/ApiStand';
import { ALICE } from '../__testUtils__/portalPolicy';

jest.setTimeout(60_000);

describe('receiveSource', () => {
  let api: ApiStand;
  beforeEach(async () => {
    api = await ApiStand.start();
  });
  afterEach(() => api.stop());

  it('takes an archive of at most 10 MiB, and archives only', async () => {
    const id = await api.accept();
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    GZIP.copy(large);
    const refused = await api.put(id, large);
    expect(refused.status).toBe(413);
    expect(refused.body.error.message).toContain('10 MiB');
    expect((await api.put(id, Buffer.from('no archive'))).status).toBe(400);
    expect((await api.put(id, large.subarray(0, -1))).status).toBe(202);
  });

  it('refuses a stream without a length as soon as it is too large', async () => {
    const id = await api.accept();
    const chunk = Buffer.alloc(1024 * 1024, GZIP);
    const sending = request(api.url(`/operations/${id}/source`), {
      method: 'PUT',
      headers: { authorization: ALICE, 'content-type': 'application/gzip' },
      agent: false,
    });
    for (let sent = 0; sent < 11; sent++) {
      sending.write(chunk);
    }
    const [response] = await once(sending, 'response');
    expect(response.statusCode).toBe(413);
    sending.destroy();
    expect((await api.get(`/operations/${id}`)).body.state).toBe('waiting');
  });
});
