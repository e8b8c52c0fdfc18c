import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { shutDown } from '../src/shutdown.ts';
import { testServer } from './testServer.ts';

/** A listening service with `/slow`, which answers when told to. */
async function listening() {
  const { app, readiness } = await testServer();
  const events = new EventEmitter();
  const arrived = once(events, 'arrived');
  app.get('/slow', async () => {
    events.emit('arrived');
    await once(events, 'finish');
    return { done: true };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const finish = () => events.emit('finish');
  return { app, readiness, arrived, finish, url: `http://127.0.0.1:${port}` };
}

test('finishes what is open and accepts nothing new', async () => {
  const { app, readiness, arrived, finish, url } = await listening();
  const slow = fetch(`${url}/slow`);
  await arrived;

  const stopped = shutDown(app, readiness, {
    SHUTDOWN_DELAY: 0,
    SHUTDOWN_TIMEOUT: 10_000,
  });
  while (app.server.listening) {
    await new Promise(setImmediate);
  }
  await assert.rejects(fetch(`${url}/healthz`));
  finish();

  assert.deepEqual(await (await slow).json(), { done: true });
  assert.equal(await stopped, true);
});

test('closes idle connections', async () => {
  const { app, readiness, url } = await listening();
  const agent = new Agent({ keepAlive: true });
  const request = get(`${url}/healthz`, { agent });
  const [response] = (await once(request, 'response')) as [
    NodeJS.ReadableStream,
  ];
  response.resume();
  const socket = request.socket;
  assert.ok(socket);
  const socketClosed = once(socket, 'close');

  const stopped = shutDown(app, readiness, {
    SHUTDOWN_DELAY: 0,
    SHUTDOWN_TIMEOUT: 10_000,
  });

  assert.equal(await stopped, true);
  await socketClosed;
  agent.destroy();
});

test('cuts off what does not finish in time, and says so', async () => {
  const { app, readiness, arrived, url } = await listening();
  const slow = fetch(`${url}/slow`).catch(() => 'cut off');
  await arrived;

  const drained = await shutDown(app, readiness, {
    SHUTDOWN_DELAY: 0,
    SHUTDOWN_TIMEOUT: 50,
  });

  assert.equal(drained, false);
  assert.equal(await slow, 'cut off');
});
