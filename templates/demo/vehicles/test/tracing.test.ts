import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { test } from 'node:test';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { spansOf, testServer } from './testServer.ts';

const newTrace = () => {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
};

test('a request is a span in the trace of its caller', async () => {
  const { app } = await testServer();
  const { traceId, traceparent } = newTrace();

  await app.inject({
    method: 'POST',
    url: '/v1/greetings?token=secret',
    headers: { traceparent },
    payload: { name: 'Ada' },
  });

  const [span, ...others] = spansOf(traceId);
  assert.equal(others.length, 0);
  assert.equal(span?.name, 'POST /v1/greetings');
  assert.equal(span.kind, SpanKind.SERVER);
  assert.equal(span.parentSpanContext?.spanId, '00f067aa0ba902b7');
  assert.equal(span.status.code, SpanStatusCode.UNSET);
  assert.deepEqual(span.attributes, {
    'http.request.method': 'POST',
    'http.route': '/v1/greetings',
    'http.response.status_code': 200,
    'url.path': '/v1/greetings',
    'url.scheme': 'http',
  });
});

test('a failure is a failed span, and its log line leads to it', async () => {
  const { app, log } = await testServer();
  app.post('/broken', () => {
    throw new Error('broken');
  });
  const { traceId, traceparent } = newTrace();

  await app.inject({
    method: 'POST',
    url: '/broken',
    headers: { traceparent },
    payload: {},
  });

  const [span] = spansOf(traceId);
  assert.equal(span?.status.code, SpanStatusCode.ERROR);
  assert.equal(span.attributes['error.type'], '500');
  const failure = log.find((line) => line.level === 'error');
  assert.equal(failure?.traceId, traceId);
  assert.equal(failure.spanId, span.spanContext().spanId);
});

test('what a request asks of others is in its trace, there as well', async () => {
  const { app: other } = await testServer();
  await other.listen({ host: '127.0.0.1', port: 0 });
  const { port } = other.server.address() as AddressInfo;
  const { app } = await testServer();
  app.post('/calls', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/there?token=secret`);
    await response.text();
    return {};
  });
  const { traceId, traceparent } = newTrace();

  await app.inject({
    method: 'POST',
    url: '/calls',
    headers: { traceparent },
    payload: {},
  });
  await other.close();

  const spans = spansOf(traceId);
  const kinds = (kind: SpanKind) => spans.filter((span) => span.kind === kind);
  const [outgoing] = kinds(SpanKind.CLIENT);
  assert.ok(outgoing);
  const [there, here] = kinds(SpanKind.SERVER);
  assert.equal(there?.parentSpanContext?.spanId, outgoing.spanContext().spanId);
  assert.equal(outgoing.parentSpanContext?.spanId, here?.spanContext().spanId);
  assert.deepEqual(outgoing.attributes, {
    'http.request.method': 'GET',
    'server.address': '127.0.0.1',
    'server.port': port,
    'url.full': `http://127.0.0.1:${port}/there`,
    'http.response.status_code': 404,
    'error.type': '404',
  });
});

test('a call that nobody answers is a failed span', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  const { app } = await testServer();
  app.get('/calls', () => fetch(`http://127.0.0.1:${port}`));
  const { traceId, traceparent } = newTrace();

  await app.inject({ url: '/calls', headers: { traceparent } });

  const outgoing = spansOf(traceId).find(
    (span) => span.kind === SpanKind.CLIENT,
  );
  assert.equal(outgoing?.status.code, SpanStatusCode.ERROR);
});

test('a caller that goes away is counted, traced and logged', async (t) => {
  const { app, log } = await testServer();
  t.after(() => app.close());
  const { traceId, traceparent } = newTrace();
  const arrived = Promise.withResolvers<undefined>();
  app.get('/slow', async (request) => {
    arrived.resolve(undefined);
    await once(request.raw, 'close');
    return {};
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET /slow HTTP/1.1\r\nHost: test\r\ntraceparent: ${traceparent}\r\n\r\n`,
  );
  await arrived.promise;
  socket.destroy();
  while (spansOf(traceId).length === 0) {
    await new Promise(setImmediate);
  }

  const { body } = await app.inject('/metrics');
  assert.match(
    body,
    /^http_requests_total\{method="GET",route="\/slow",status_code="499"\} 1$/m,
  );
  const lines = log.filter((line) => line.message === 'request answered');
  assert.deepEqual(
    lines.map(({ status, traceId: id }) => [status, id]),
    [[499, traceId]],
  );
});

test('a trace that its caller does not keep is not kept here', async () => {
  const { app } = await testServer();
  const { traceId } = newTrace();
  const traceparent = `00-${traceId}-00f067aa0ba902b7-00`;

  await app.inject({ url: '/nowhere', headers: { traceparent } });

  assert.deepEqual(spansOf(traceId), []);
  const { body } = await app.inject('/metrics');
  assert.doesNotMatch(body, new RegExp(traceId));
});
