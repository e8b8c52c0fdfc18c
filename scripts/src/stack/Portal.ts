import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { projectRoot } from '../process/project';
import { Service } from '../process/Service';
import { untilAnswers } from '../process/untilAnswers';

export interface PortalOptions {
  /** On loopback. */
  port: number;
  /** Where this portal keeps its database, its log and its configuration. */
  dir: string;
  /** From the sandbox: where the vendors are and the portal's tokens for them; and what else is to be set. */
  env: Record<string, string>;
  /** Configuration on top of app-config.yaml. */
  config?: { backend?: object; [key: string]: unknown };
  /** The backend's database; SQLite in `dir` by default. */
  database?: object;
  /** The whole portal by default; `lean` has only what Create needs, and no page. */
  backend?: 'index' | 'lean';
  /** Modules that the process loads first. */
  preload?: string[];
}

/**
 * A portal as a process of its own: the backend from source, serving the
 * production build of the page on the same port.
 */
export class Portal {
  static async start(options: PortalOptions): Promise<Portal> {
    const directory = join(options.dir, 'database');
    await mkdir(directory, { recursive: true });
    const database = options.database ?? {
      client: 'better-sqlite3',
      connection: { directory },
    };
    const settings = join(options.dir, 'app-config.test.yaml');
    await writeFile(
      settings,
      stringify({
        ...options.config,
        backend: { ...options.config?.backend, database },
      }),
    );
    const portal = new Portal(options, [
      join(projectRoot, 'backstage/app-config.yaml'),
      settings,
    ]);
    await portal.restart();
    return portal;
  }

  private service?: Service;

  private constructor(
    private readonly options: PortalOptions,
    private readonly configFiles: string[],
  ) {}

  /** Of the page and of the backend. */
  get url(): string {
    return `http://localhost:${this.options.port}`;
  }

  get logFile(): string {
    return join(this.options.dir, 'portal.log');
  }

  /** Settles when the process is gone. */
  get exited(): Promise<unknown> {
    return this.service?.exited ?? Promise.resolve();
  }

  get running(): boolean {
    return this.service?.running ?? false;
  }

  /** Starts the process, again after a `stop` or a kill, with the same state. */
  async restart(): Promise<void> {
    const { backend = 'index', preload = [] } = this.options;
    const log = createWriteStream(this.logFile, { flags: 'a' });
    this.service = Service.start({
      name: `The portal (log: ${this.logFile})`,
      command: process.execPath,
      args: [
        ...preload.flatMap(file => ['--import', file]),
        '--import',
        '@backstage/cli/config/nodeTransform.cjs',
        join(projectRoot, `backstage/packages/backend/src/${backend}.ts`),
        ...this.configFiles.flatMap(file => ['--config', file]),
      ],
      env: {
        ...process.env,
        LOG_LEVEL: 'debug',
        ...this.options.env,
        APP_BASE_URL: this.url,
        BACKEND_BASE_URL: this.url,
        BACKEND_PORT: String(this.options.port),
        CLOUDFORGE_ROOT: projectRoot,
      },
      onOutput: text => log.write(text),
    });
    await untilAnswers(
      `${this.url}/.backstage/health/v1/readiness`,
      this.service,
      120_000,
    );
  }

  async log(): Promise<string> {
    return readFile(this.logFile, 'utf8');
  }

  /** Everything that SQLite has written, as bytes that a token can be looked for in. */
  async databaseText(): Promise<string> {
    const dir = join(this.options.dir, 'database');
    const files = await readdir(dir);
    const contents = await Promise.all(
      files.map(file => readFile(join(dir, file), 'latin1')),
    );
    return contents.join('\0');
  }

  /** As a machine that loses its power: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    this.service?.signal('SIGKILL');
    await this.service?.exited;
  }

  /** Stands still in the middle of whatever it does, until it is continued. */
  pause(): void {
    this.service?.signal('SIGSTOP');
  }

  /** Moves its clock by an hour, ahead and back in turn; needs clockJump.mjs among `preload`. */
  jumpClock(): void {
    this.service?.signal('SIGUSR2');
  }

  continue(): void {
    this.service?.signal('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.service?.stop();
  }
}
