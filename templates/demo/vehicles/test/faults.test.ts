import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

const TOKEN = 'a-token-of-the-tests';
const greeting = {
  method: 'POST',
  url: '/v1/greetings',
  payload: { name: 'Ada' },
} as const;

async function statuses(
  { app }: Awaited<ReturnType<typeof testServer>>,
  count: number,
) {
  const found: number[] = [];
  for (let n = 0; n < count; n++) {
    found.push((await app.inject(greeting)).statusCode);
  }
  return found;
}

test('nothing fails and nobody can change that by default', async () => {
  const server = await testServer();

  assert.deepEqual(new Set(await statuses(server, 20)), new Set([200]));
  const headers = { authorization: 'Bearer ' };
  const response = await server.app.inject({ url: '/faults', headers });
  assert.equal(response.statusCode, 404);
});

test('exactly the wanted share fails, evenly spread', async () => {
  const server = await testServer({ FAULT_ERROR_PERCENT: '20' });

  const failed = await statuses(server, 20);

  assert.deepEqual(
    failed.flatMap((status, n) => (status === 500 ? [n] : [])),
    [4, 9, 14, 19],
  );
  assert.equal((await server.app.inject('/healthz')).statusCode, 200);
  assert.equal((await server.app.inject('/nowhere')).statusCode, 404);
});

test('a request takes longer by what is wanted, and says so', async () => {
  const server = await testServer({ FAULT_LATENCY: '30' });

  await server.app.inject(greeting);

  const line = server.log.find(({ status }) => status === 200);
  assert.ok(Number(line?.durationMs) >= 30);
});

test('whoever knows the token changes the faults, nobody else', async () => {
  const server = await testServer({ FAULT_TOKEN: TOKEN });
  const put = async (authorization: string, payload: object) =>
    server.app.inject({
      method: 'PUT',
      url: '/faults',
      headers: { authorization },
      payload,
    });
  const faults = { errorPercent: 100, latencyMs: 0 };

  assert.equal((await put('', faults)).statusCode, 401);
  assert.equal((await put(`Bearer ${TOKEN}x`, faults)).statusCode, 401);
  const wrong = { errorPercent: 101, latencyMs: 0 };
  assert.equal((await put(`Bearer ${TOKEN}`, wrong)).statusCode, 400);
  assert.deepEqual(await statuses(server, 1), [200]);

  const response = await put(`Bearer ${TOKEN}`, faults);

  assert.deepEqual(response.json(), faults);
  assert.deepEqual(await statuses(server, 1), [500]);
  const change = server.log.find(({ message }) => message === 'faults changed');
  assert.equal(change?.level, 'warn');
});
