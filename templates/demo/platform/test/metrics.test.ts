import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

test('counts requests, errors and time by route, not by path', async () => {
  const { app } = await testServer();
  app.get('/things/:id', () => ({}));
  app.get('/broken', () => {
    throw new Error('broken');
  });

  for (const url of ['/things/1', '/things/2', '/broken', '/a', '/b']) {
    await app.inject(url);
  }
  const { body } = await app.inject('/metrics');

  const has = (line: string) => {
    // What may follow is an exemplar.
    const lines = body.split('\n').map((found) => found.split(' # ', 1)[0]);
    assert.ok(lines.includes(line), `${line}\nin\n${body}`);
  };
  has(
    'http_requests_total{method="GET",route="/things/:id",status_code="200"} 2',
  );
  has(
    'http_requests_total{method="GET",route="unmatched",status_code="404"} 2',
  );
  has('http_request_errors_total{method="GET",route="/broken"} 1');
  has(
    'http_request_duration_seconds_count{method="GET",route="/things/:id"} 2',
  );
  assert.doesNotMatch(body, /things\/1/);
});

test('leads from a failure and from a duration to a trace', async () => {
  const { app } = await testServer();
  app.get('/broken', () => {
    throw new Error('broken');
  });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

  await app.inject({ url: '/broken', headers: { traceparent } });
  const { body, headers } = await app.inject('/metrics');

  assert.match(
    String(headers['content-type']),
    /^application\/openmetrics-text/,
  );
  const exemplar = ` # {trace_id="${traceId}"} `;
  const lines = body.split('\n').filter((line) => line.includes(exemplar));
  assert.deepEqual(
    lines.map((line) => line.split('{', 1)[0]),
    ['http_request_errors_total', 'http_request_duration_seconds_bucket'],
  );
  assert.match(body, /\n# EOF\n$/);
});

test('leaves probes and scrapes out', async () => {
  const { app } = await testServer();

  await app.inject('/healthz');
  await app.inject('/readyz');
  await app.inject('/metrics');

  const { body } = await app.inject('/metrics');
  assert.doesNotMatch(body, /http_requests_total\{/);
  assert.match(body, /nodejs_eventloop_lag_seconds/);
});
