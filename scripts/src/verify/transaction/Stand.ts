import { Sandbox, startSandbox } from '@cloudforge/sandbox';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Postgres } from '../../process/Postgres';
import { freePort } from '../../process/ports';
import { Portal } from '../../stack/Portal';
import { Everything, everything } from '../everything';
import { must } from '../expect';
import { Person } from '../people/Person';
import { Creation } from './Creation';
import { Mode } from './points';
import { DatabaseSessions } from './DatabaseSessions';
import { portalConfig } from './portalConfig';
import { sliceOf } from './slices';
import { VendorWire } from './VendorWire';

export interface StandOptions {
  mode: Mode;
  /** Portals on one database. */
  replicas: 1 | 2;
  /** The whole portal instead of a lean one. */
  whole?: boolean;
  permanentRemoval?: boolean;
  /** Milliseconds; as in the product where there is more to do than the machine can do at once. */
  requestTimeout?: number;
}

/** A replica, and the people who are signed in to it. */
export interface Replica {
  portal: Portal;
  alice: Person;
  paula: Person;
}

/** A sandbox, the wires to it, PostgreSQL, and one or two portals as processes of their own. */
export class Stand {
  static async open(options: StandOptions): Promise<Stand> {
    const dir = await mkdtemp(join(tmpdir(), 'cloudforge-transaction-'));
    const postgres = await Postgres.start();
    must(
      postgres,
      'PostgreSQL is not installed (Debian: postgresql-15), so nothing can be shown',
    );
    const ports = [await freePort(), await freePort()];
    const sandbox = await startSandbox({
      dataDir: join(dir, 'sandbox'),
      portalUrl: `http://localhost:${ports[0]}`,
      permanentRemoval: options.permanentRemoval ?? true,
    });
    const stand = new Stand(
      dir,
      options,
      postgres,
      sandbox,
      await VendorWire.open(sandbox.gitlab.url),
      await VendorWire.open(sandbox.argocd.url),
    );
    try {
      await mkdir(stand.workingDirectory);
      for (const port of ports.slice(0, options.replicas)) {
        await stand.addReplica(port);
      }
      await stand.openDatabase();
      return stand;
    } catch (error) {
      await stand.close();
      throw error;
    }
  }

  readonly replicas: Replica[] = [];
  private names = 0;
  private whole?: Promise<unknown>;
  private sessions?: DatabaseSessions;

  private constructor(
    private readonly dir: string,
    readonly options: StandOptions,
    readonly postgres: Postgres,
    readonly sandbox: Sandbox,
    readonly gitlab: VendorWire,
    readonly argocd: VendorWire,
  ) {}

  /** In the databases of the portals, for as long as these are up. */
  get database(): DatabaseSessions {
    must(this.sessions, 'the stand is open');
    return this.sessions;
  }

  /** Where the scaffolder keeps the workspaces of its tasks. */
  get workingDirectory(): string {
    return join(this.dir, 'work');
  }

  get isUp(): boolean {
    return this.replicas.some(({ portal }) => portal.running);
  }

  /** The replica that answers: the first one that is up. */
  get up(): Replica {
    const up = this.replicas.find(({ portal }) => portal.running);
    must(up, 'a replica is up');
    return up;
  }

  /** Service names of which none is part of another. */
  newName(): string {
    this.names += 1;
    return `tx${String(this.names).padStart(4, '0')}`;
  }

  everything(): Promise<Everything> {
    return everything(this.sandbox, this.up.paula);
  }

  /** Calls to the vendors so far. */
  calls(): number {
    return this.gitlab.count.calls + this.argocd.count.calls;
  }

  /** Those of them that change something. */
  changes(): number {
    return this.gitlab.count.changes + this.argocd.count.changes;
  }

  /** Transactions that the engine's database has carried out so far. */
  transactions(): Promise<number> {
    return this.database.journal.transactions();
  }

  /** What a state holds of a service that nothing has happened to. */
  wholeSlice(): Promise<unknown> {
    this.whole ??= this.createWhole();
    return this.whole;
  }

  /** Nothing goes wrong any more. */
  async clear(): Promise<void> {
    this.gitlab.clear();
    this.argocd.clear();
    await this.database.release();
  }

  /** Starts what is not running. */
  async revive(): Promise<void> {
    for (const { portal } of this.replicas) {
      if (!portal.running) {
        await portal.restart();
      }
    }
  }

  /** Stops the database like a machine that loses its power, and starts it again. */
  async restartDatabase(): Promise<void> {
    await this.database.close();
    await this.postgres.restart();
    await this.openDatabase();
  }

  async close(): Promise<void> {
    await this.sessions?.close();
    await Promise.all(this.replicas.map(({ portal }) => portal.stop()));
    await this.gitlab.close();
    await this.argocd.close();
    await this.sandbox.close();
    await this.postgres.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  private async openDatabase() {
    const { connectionString } = this.postgres;
    this.sessions = await DatabaseSessions.open(connectionString);
  }

  private async createWhole(): Promise<unknown> {
    const creation = new Creation(this, this.newName());
    await creation.run();
    const { state, error } = await creation.untilAtRest();
    must(state === 'done', `a Create without any fault is ${state}: ${error}`);
    await this.up.alice.untilEntity(`api:default/${creation.service}`);
    return sliceOf(creation.service, await this.everything());
  }

  private async addReplica(port: number) {
    const portal = await Portal.start({
      port,
      dir: join(this.dir, `portal-${port}`),
      env: this.sandbox.env,
      backend: this.options.whole ? 'index' : 'lean',
      preload: [join(__dirname, 'clockJump.mjs')],
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: this.postgres.port,
          user: 'postgres',
          password: 'trusted',
        },
        // Every held write keeps a connection.
        knexConfig: { pool: { min: 0, max: 60 } },
      },
      config: portalConfig(this),
    });
    const [alice, paula] = await Promise.all(
      ['alice', 'paula'].map(login => Person.signIn(portal.url, login)),
    );
    this.replicas.push({ portal, alice, paula });
  }
}
