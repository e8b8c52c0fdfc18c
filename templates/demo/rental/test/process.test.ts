import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

/** The service as a process of its own. */
function start(t: TestContext, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const log: Record<string, unknown>[] = [];
  const port = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(JSON.parse(line) as Record<string, unknown>);
      const match = /listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
      if (match) {
        resolve(Number(match[1]));
      }
    });
    child.once('exit', () => {
      reject(new Error('the service ended before it listened'));
    });
  });
  port.catch(() => undefined);
  return { child, log, port };
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  return (await once(child, 'close'))[0];
}

test('says everything that is wrong with its configuration and exits with 1', async (t) => {
  const { child, log } = start(t, { PORT: 'http', LOG_LEVEL: 'loud' });

  assert.equal(await exitCode(child), 1);
  assert.equal(log.length, 1);
  assert.equal(log[0]?.level, 'fatal');
  assert.deepEqual(
    (log[0].problems as string[]).map((problem) => problem.split(' ')[0]),
    ['PORT', 'LOG_LEVEL'],
  );
});

test('exits with 1 when its port is taken', async (t) => {
  const first = start(t, { PORT: '0' });
  const second = start(t, { PORT: String(await first.port) });

  assert.equal(await exitCode(second.child), 1);
  assert.match(JSON.stringify(second.log), /EADDRINUSE/);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`answers on ${signal} a request that is still arriving, then exits with 0`, async (t) => {
    const { child, port } = start(t, { PORT: '0', SHUTDOWN_DELAY: '0' });
    const body = JSON.stringify({ name: 'Ada' });
    const socket = connect(await port, '127.0.0.1');
    socket.write(
      `POST /v1/greetings HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.write(body.slice(0, 5));

    child.kill(signal);
    await refused(await port);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.write(body.slice(5));

    assert.equal(await exitCode(child), 0);
    assert.match(answer, /^HTTP\/1\.1 200 OK/);
    assert.match(answer, /Hello, Ada!/);
  });
}

test('drops no request under load when callers heed readiness', async (t) => {
  const { child, port } = start(t, { PORT: '0', SHUTDOWN_DELAY: '2000' });
  const url = `http://127.0.0.1:${await port}`;
  const exited = exitCode(child);
  const statuses: number[] = [];
  const caller = async () => {
    while ((await fetch(`${url}/readyz`)).ok) {
      const response = await fetch(`${url}/v1/greetings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"name":"Ada"}',
      });
      await response.text();
      statuses.push(response.status);
      if (statuses.length === 50) {
        child.kill('SIGTERM');
      }
    }
  };

  await Promise.all(Array.from({ length: 8 }, caller));

  assert.ok(statuses.length >= 50);
  assert.deepEqual(new Set(statuses), new Set([200]));
  assert.equal(await exited, 0);
});

test('stops at once when told twice', async (t) => {
  const { child, port } = start(t, { PORT: '0', SHUTDOWN_DELAY: '60000' });
  const url = `http://127.0.0.1:${await port}/readyz`;
  child.kill('SIGTERM');
  while ((await fetch(url)).ok);

  child.kill('SIGTERM');

  assert.equal(await exitCode(child), 1);
});

/** Resolves as soon as nothing listens there any more. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.destroy();
    } catch {
      return;
    }
  }
}
