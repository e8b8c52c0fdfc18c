import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

const post = { method: 'POST', url: '/v1/greetings' } as const;

test('an unknown path is not found', async () => {
  const { app } = await testServer();

  const response = await app.inject('/nowhere');

  assert.equal(response.statusCode, 404);
  assert.equal(response.json<{ title: string }>().title, 'Not Found');
});

test('a body that is no JSON, of another type or too large is refused', async () => {
  const { app } = await testServer({ BODY_LIMIT: '100' });
  const send = async (type: string, payload: string) => {
    const headers = { 'content-type': type };
    return (await app.inject({ ...post, headers, payload })).statusCode;
  };

  assert.equal(await send('application/json', '{"name":'), 400);
  assert.equal(await send('application/xml', '<name/>'), 415);
  assert.equal(
    await send('application/json', JSON.stringify({ name: 'x'.repeat(100) })),
    413,
  );
});

test('a failure is logged in full and answered without its reason', async () => {
  const { app, log } = await testServer();
  app.get('/broken', () => {
    throw new Error('the password is hunter2');
  });

  const response = await app.inject('/broken');

  assert.equal(response.statusCode, 500);
  assert.doesNotMatch(response.body, /hunter2/);
  const failure = log.find((line) => line.level === 'error');
  assert.match(JSON.stringify(failure), /hunter2/);
});

test('a handler that takes too long is given up', async () => {
  const { app } = await testServer({ REQUEST_TIMEOUT: '100' });
  app.get('/slow', async (request) => {
    await sleep(60_000, undefined, { signal: request.signal });
  });

  assert.equal((await app.inject('/slow')).statusCode, 503);
});
