import { createMockDirectory } from '@backstage/backend-test-utils';
import { serviceContract } from '@cloudforge/plugin-golden-path-common';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { goldenPath } from './__testUtils__/goldenPath';
import { nastyAnswers } from './__testUtils__/nastyService';
import { startScaffolder } from './__testUtils__/startScaffolder';
import { unpack } from './__testUtils__/unpack';

/** Installing from a registry takes its time on a slow line. */
const TIMEOUT = 600_000;

const reachable =
  spawnSync('npm', ['view', 'fastify', 'version'], { timeout: 20_000 })
    .status === 0;

// In CI a missing registry is a failure, elsewhere a reason to skip.
const whenReachable = reachable || process.env.CI ? it : it.skip;

describe('what templates/node-service generates', () => {
  const test = goldenPath();
  const directory = createMockDirectory();

  whenReachable(
    'installs, lints, tests, builds and runs without its development dependencies',
    async () => {
      const workspace = directory.resolve('service');
      const scaffolder = await startScaffolder(
        'node-service',
        test.services.discovery,
      );
      await scaffolder.run(nastyAnswers).finally(scaffolder.close);
      const source = test.backend.requests.find(r => r.method === 'PUT');
      await unpack(source!.body, workspace);

      for (const command of [
        'ci',
        'run lint',
        'test',
        'run build',
        // What the Dockerfile does for the image.
        'prune --omit=dev --ignore-scripts',
      ]) {
        await npm(command, workspace);
      }
      await serves(workspace);
    },
    TIMEOUT,
  );
});

/** Throws what npm said when it fails. */
async function npm(command: string, cwd: string): Promise<void> {
  const { NODE_OPTIONS, NODE_ENV, ...env } = process.env;
  const child = spawn('npm', command.split(' '), { cwd, env });
  const said: Buffer[] = [];
  child.stdout.on('data', data => said.push(data));
  child.stderr.on('data', data => said.push(data));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`npm ${command} failed:\n${Buffer.concat(said)}`);
  }
}

/** Starts it as the image does and asks for all that the platform expects of a service. */
async function serves(cwd: string): Promise<void> {
  const { variables, paths } = serviceContract;
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', 'dist/main.js'],
    {
      cwd,
      env: {
        NODE_ENV: 'production',
        [variables.port]: '0',
        [variables.environment]: 'dev',
        SHUTDOWN_DELAY: '0',
      },
    },
  );
  try {
    const url = await address(createInterface({ input: child.stdout }));
    for (const path of Object.values(paths)) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    }
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Reads it from the log; every line must be JSON. */
async function address(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const { message, service, environment } = JSON.parse(line);
    expect({ service, environment }).toEqual({
      service: nastyAnswers.name,
      environment: 'dev',
    });
    const match = /http:\/\/127\.0\.0\.1:\d+/.exec(message);
    if (match) {
      return match[0];
    }
  }
  throw new Error('the service ended before it listened');
}
