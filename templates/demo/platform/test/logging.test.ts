import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service } from '../src/service.ts';
import { testServer } from './testServer.ts';

test('logs one line a request, with its trace and without its query', async () => {
  const { app, log } = await testServer({ SERVICE_ENVIRONMENT: 'dev' });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

  await app.inject({
    url: '/nowhere?token=secret',
    headers: {
      'x-request-id': 'r-1',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    },
  });

  assert.equal(log.length, 1);
  const { time, durationMs, spanId, ...line } = log[0] ?? {};
  assert.deepEqual(line, {
    level: 'info',
    service: service.name,
    environment: 'dev',
    message: 'request answered',
    requestId: 'r-1',
    traceId,
    method: 'GET',
    route: 'unmatched',
    path: '/nowhere',
    status: 404,
  });
  assert.match(String(spanId), /^[\da-f]{16}$/);
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
  assert.equal(typeof durationMs, 'number');
});

test('answers with the id of the request and makes one when the given is unfit', async () => {
  const { app } = await testServer();
  const idFor = async (given: string) => {
    const headers = { 'x-request-id': given };
    return (await app.inject({ url: '/healthz', headers })).headers[
      'x-request-id'
    ];
  };

  assert.equal(await idFor('r-1'), 'r-1');
  assert.match(String(await idFor('a b"c')), /^[\da-f-]{36}$/);
});

test('does not log probes', async () => {
  const { app, log } = await testServer();

  await app.inject('/healthz');
  await app.inject('/metrics');

  assert.deepEqual(log, []);
});
