import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

test('is healthy and ready once it serves', async () => {
  const { app } = await testServer();

  assert.equal((await app.inject('/healthz')).statusCode, 200);
  assert.equal((await app.inject('/readyz')).statusCode, 200);
});

test('is healthy but not ready while it stops, and sends callers elsewhere', async () => {
  const { app, readiness } = await testServer();

  readiness.stop();

  assert.equal((await app.inject('/healthz')).statusCode, 200);
  const response = await app.inject('/readyz');
  assert.equal(response.statusCode, 503);
  assert.equal(response.headers.connection, 'close');
});
