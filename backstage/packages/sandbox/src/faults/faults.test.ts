import express from 'express';
import { listen } from '../server';
import { FaultQueue } from './faults';
import { faultsMiddleware } from './faultsMiddleware';
import { faultsRouter } from './faultsRouter';

describe('faults', () => {
  let faults: FaultQueue;
  let worked: number;
  let server: Awaited<ReturnType<typeof listen>>;

  beforeEach(async () => {
    faults = new FaultQueue();
    worked = 0;
    const app = express();
    app.use(
      '/faults',
      faultsRouter(faults, r => r.get('x-token') === 'admin'),
    );
    app.use(faultsMiddleware(faults));
    app.use((_request, response) => {
      worked += 1;
      response.set('x-work', 'done').status(201).json({ worked });
    });
    server = await listen(app, 0);
  });
  afterEach(() => server.close());

  const call = (path: string, init?: RequestInit) =>
    fetch(`${server.url}${path}`, init);

  it('meets the requests that it describes, so many times', async () => {
    faults.add({
      method: 'POST',
      path: /^\/a$/,
      query: /x=1/,
      status: 429,
      headers: { 'retry-after': '7' },
      body: 'Retry later\n',
      when: 'before',
      times: 2,
    });
    const seen = [];
    for (const path of ['/b?x=1', '/a', '/a?x=1', '/a?x=1', '/a?x=1']) {
      const answer = await call(path, { method: 'POST' });
      seen.push([answer.status, answer.headers.get('retry-after')]);
    }
    expect(seen).toEqual([
      [201, null],
      [201, null],
      [429, '7'],
      [429, '7'],
      [201, null],
    ]);
    expect(worked).toBe(3);
  });

  it('leaves another method alone', async () => {
    faults.add({ method: 'POST', path: /a/, when: 'before', times: 1 });
    expect((await call('/a')).status).toBe(201);
  });

  it('after the work, loses the answer with all its headers', async () => {
    const body = { message: 'Bad' };
    faults.add({ path: /a/, status: 502, body, when: 'after', times: 1 });
    const answer = await call('/a');
    expect([answer.status, await answer.json()]).toEqual([502, body]);
    expect(answer.headers.get('x-work')).toBeNull();
    expect(worked).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hangs %s the work', async (when, work) => {
    faults.add({ path: /a/, hang: true, when, times: 1 });
    await expect(
      call('/a', { signal: AbortSignal.timeout(300) }),
    ).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
    expect(worked).toBe(work);
  });

  it('may only delay', async () => {
    faults.add({ path: /a/, delayMs: 5, when: 'before', times: 1 });
    expect((await call('/a')).status).toBe(201);
    expect(worked).toBe(1);
  });

  it('comes over HTTP for those who may', async () => {
    const fault = { path: '^/a$', status: 500, when: 'before', times: 1 };
    const send = (method: string, body?: object, token = 'admin') =>
      call('/faults', {
        method,
        headers: { 'x-token': token, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
    expect((await send('POST', fault, 'stranger')).status).toBe(401);
    expect((await send('POST', fault)).status).toBe(201);
    expect(await (await send('GET')).json()).toMatchObject([{ status: 500 }]);
    expect((await call('/a')).status).toBe(500);
    expect((await send('POST', { path: '(', when: 'never' })).status).toBe(400);
    await send('POST', fault);
    expect((await send('DELETE')).status).toBe(204);
    expect(faults.list()).toEqual([]);
  });
});
