import { Sandbox, startSandbox } from '@cloudforge/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../process/ports';
import { Postgres } from '../../process/Postgres';
import { Portal } from '../../stack/Portal';
import { must } from '../../verify/expect';
import { Caller } from './Caller';

/** A sandbox in this process; PostgreSQL, a portal and whoever calls both in processes of their own. */
export class AtOnceStand {
  static async open(): Promise<AtOnceStand> {
    const postgres = await Postgres.start();
    must(
      postgres,
      'PostgreSQL is not installed (Debian: postgresql-15), so many at once cannot be measured',
    );
    const stand = new AtOnceStand(
      await mkdtemp(join(tmpdir(), 'cloudforge-at-once-')),
      postgres,
    );
    try {
      await stand.start();
      return stand;
    } catch (error) {
      await stand.close();
      throw error;
    }
  }

  private sandbox?: Sandbox;
  private portal?: Portal;
  private running?: Caller;

  private constructor(
    private readonly dir: string,
    private readonly postgres: Postgres,
  ) {}

  get caller(): Caller {
    must(this.running, 'the stand is open');
    return this.running;
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await this.portal?.stop();
    await this.sandbox?.close();
    await this.postgres.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  private async start() {
    const port = await freePort();
    this.sandbox = await startSandbox({
      dataDir: join(this.dir, 'sandbox'),
      portalUrl: `http://localhost:${port}`,
    });
    this.portal = await Portal.start({
      port,
      dir: join(this.dir, 'portal'),
      // As in production; more would be written than done.
      env: { ...this.sandbox.env, LOG_LEVEL: 'info' },
      backend: 'lean',
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: this.postgres.port,
          user: 'postgres',
          password: 'trusted',
        },
      },
    });
    this.running = await Caller.start({
      ...this.sandbox.env,
      PORTAL_URL: this.portal.url,
    });
  }
}
