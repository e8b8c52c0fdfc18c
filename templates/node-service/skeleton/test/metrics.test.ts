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
    assert.ok(body.split('\n').includes(line), `${line}\nin\n${body}`);
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

test('leaves probes and scrapes out', async () => {
  const { app } = await testServer();

  await app.inject('/healthz');
  await app.inject('/readyz');
  await app.inject('/metrics');

  const { body } = await app.inject('/metrics');
  assert.doesNotMatch(body, /http_requests_total\{/);
  assert.match(body, /nodejs_eventloop_lag_seconds/);
});
