/**
 * @jest-environment node
 */
import type { AcceptOperationRequest } from '../operations';
import { GoldenPathClient } from './GoldenPathClient';

function clientThatGets(status: number, answer: unknown) {
  const requests: Request[] = [];
  const client = new GoldenPathClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://portal.example/api/${pluginId}`,
    },
    fetchApi: {
      fetch: async (input, init) => {
        requests.push(new Request(input, init));
        return Response.json(answer, { status });
      },
    },
  });
  return { client, requests };
}

const spec = { name: 'shop' } as AcceptOperationRequest['spec'];

describe('GoldenPathClient', () => {
  it.each([
    [
      'platform',
      (c: GoldenPathClient) => c.platform(),
      'GET http://portal.example/api/golden-path/platform',
    ],
    [
      'checkName, with a name that must not change the path',
      (c: GoldenPathClient) => c.checkName('../a/b?c#d'),
      'GET http://portal.example/api/golden-path/names/..%2Fa%2Fb%3Fc%23d',
    ],
    [
      'checkHost',
      (c: GoldenPathClient) => c.checkHost('shop.example.com'),
      'GET http://portal.example/api/golden-path/hosts/shop.example.com',
    ],
    [
      'checkService, with answers that must not be in the path',
      (c: GoldenPathClient) => c.checkService({ name: 'shop' }),
      'POST http://portal.example/api/golden-path/service-checks',
    ],
    [
      'accept',
      (c: GoldenPathClient) => c.accept({ spec }),
      'POST http://portal.example/api/golden-path/operations',
    ],
    [
      'handIn',
      (c: GoldenPathClient) => c.handIn('o-1', new Uint8Array([1, 2, 3])),
      'PUT http://portal.example/api/golden-path/operations/o-1/source',
    ],
    [
      'register',
      (c: GoldenPathClient) => c.register('o-1'),
      'POST http://portal.example/api/golden-path/operations/o-1/registration',
    ],
    [
      'cancel',
      (c: GoldenPathClient) => c.cancel('o-1'),
      'POST http://portal.example/api/golden-path/operations/o-1/cancel',
    ],
    [
      'undo',
      (c: GoldenPathClient) => c.undo('o-1'),
      'POST http://portal.example/api/golden-path/operations/o-1/undo',
    ],
    [
      'token',
      (c: GoldenPathClient) => c.token('shop'),
      'GET http://portal.example/api/golden-path/services/shop/token',
    ],
    [
      'rotateToken, with a name that must not change the path',
      (c: GoldenPathClient) => c.rotateToken('a/b'),
      'POST http://portal.example/api/golden-path/services/a%2Fb/token-rotation',
    ],
    [
      'operations, all',
      (c: GoldenPathClient) => c.operations(),
      'GET http://portal.example/api/golden-path/operations',
    ],
    [
      'operations, a page',
      (c: GoldenPathClient) =>
        c.operations({ service: 'shop', limit: 5, after: 'a&b=c' }),
      'GET http://portal.example/api/golden-path/operations?service=shop&limit=5&after=a%26b%3Dc',
    ],
    [
      'operation',
      (c: GoldenPathClient) => c.operation('o-1'),
      'GET http://portal.example/api/golden-path/operations/o-1',
    ],
    [
      'events',
      (c: GoldenPathClient) => c.events('o-1', { after: 0, wait: 20_000 }),
      'GET http://portal.example/api/golden-path/operations/o-1/events?after=0&wait=20000',
    ],
  ])('%s', async (_, call, expected) => {
    const { client, requests } = clientThatGets(200, { answer: 42 });

    await expect(call(client)).resolves.toEqual({ answer: 42 });
    expect(requests.map(r => `${r.method} ${r.url}`)).toEqual([expected]);
  });

  it('sends a specification as JSON and source as it is', async () => {
    const { client, requests } = clientThatGets(200, {});

    await client.accept({ spec, taskId: 't-1' });
    await client.handIn('o-1', new Uint8Array([31, 139, 0]));

    const [accept, handIn] = requests;
    expect(accept.headers.get('content-type')).toBe('application/json');
    await expect(accept.json()).resolves.toEqual({ spec, taskId: 't-1' });
    expect(handIn.headers.get('content-type')).toBe('application/gzip');
    expect([...new Uint8Array(await handIn.arrayBuffer())]).toEqual([
      31, 139, 0,
    ]);
  });

  it('sends answers as JSON', async () => {
    const { client, requests } = clientThatGets(200, {});

    await client.checkService({ name: 'shop', port: 80 });

    await expect(requests[0].json()).resolves.toEqual({
      service: { name: 'shop', port: 80 },
    });
  });

  it.each(['', '.', '..'])('refuses "%s" before asking', async text => {
    const { client, requests } = clientThatGets(200, {});

    await expect(client.checkName(text)).rejects.toThrow(
      'neither a name nor an id',
    );
    expect(requests).toEqual([]);
  });

  it('lists services without their envelope', async () => {
    const items = [{ name: 'shop', owner: 'group:default/team-rental' }];
    const { client, requests } = clientThatGets(200, { items });

    await expect(client.services()).resolves.toEqual(items);
    expect(requests[0].url).toBe(
      'http://portal.example/api/golden-path/services',
    );
  });

  it("throws the backend's own error", async () => {
    const { client } = clientThatGets(409, {
      error: { name: 'ConflictError', message: 'apps/shop exists' },
      response: { statusCode: 409 },
    });

    await expect(client.accept({ spec })).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'apps/shop exists' },
    });
  });

  it('hands the signal on', async () => {
    const { client, requests } = clientThatGets(200, {});
    const controller = new AbortController();

    await client.operation('o-1', { signal: controller.signal });
    controller.abort();

    expect(requests[0].signal.aborted).toBe(true);
  });
});
