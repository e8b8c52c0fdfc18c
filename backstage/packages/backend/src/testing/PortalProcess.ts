import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PACKAGE = resolve(__dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (!address || typeof address === 'string') {
    throw new Error('No port is free on loopback');
  }
  return address.port;
}

/** The backend, started as an operator starts it. */
export class PortalProcess {
  readonly url: string;
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  #output = '';
  #ended = false;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    child.stdout?.on('data', chunk => (this.#output += chunk));
    child.stderr?.on('data', chunk => (this.#output += chunk));
    this.exited = new Promise(done =>
      child.on('close', code => {
        this.#ended = true;
        done(code);
      }),
    );
  }

  /** Starts it with configuration files, and an environment of nothing else. */
  static async start(options: {
    config: readonly string[];
    env: Readonly<Record<string, string>>;
  }): Promise<PortalProcess> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const child = spawn(
      process.execPath,
      [
        '--import',
        '@backstage/cli/config/nodeTransform.cjs',
        'src/index.ts',
        ...options.config.flatMap(file => ['--config', file]),
      ],
      {
        cwd: PACKAGE,
        env: {
          PATH: process.env.PATH,
          APP_BASE_URL: url,
          BACKEND_BASE_URL: url,
          BACKEND_PORT: String(port),
          ...options.env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new PortalProcess(child, url);
  }

  get output(): string {
    return this.#output;
  }

  /** Waits until it answers, for as long as it lives. */
  async ready(): Promise<void> {
    const health = `${this.url}/.backstage/health/v1/readiness`;
    while (!this.#ended) {
      const response = await fetch(health).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      await sleep(200);
    }
    throw new Error(`The portal did not start:\n${this.#output}`);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.exited;
  }
}
