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
import { DatabaseTime } from './DatabaseTime';
import { RowHold } from './RowHold';
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

/** Short, so that what is dead is soon known to be, and in the product's own proportions. */
export const LEASE_MS = 6_000;
export const REQUEST_TIMEOUT_MS = 3_000;

/** In the unit of app-config.yaml, as durations of other units would add up. */
const seconds = (ms: number) => ({ seconds: ms / 1_000 });

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
      await stand.installHolds();
      return stand;
    } catch (error) {
      await stand.close();
      throw error;
    }
  }

  readonly replicas: Replica[] = [];
  private names = 0;
  private whole?: Promise<unknown>;
  private held?: { journal: RowHold; locations: RowHold; entities: RowHold };
  private clock?: DatabaseTime;

  private constructor(
    private readonly dir: string,
    readonly options: StandOptions,
    readonly postgres: Postgres,
    readonly sandbox: Sandbox,
    readonly gitlab: VendorWire,
    readonly argocd: VendorWire,
  ) {}

  get holds() {
    must(this.held, 'the stand is open');
    return this.held;
  }

  /** Where the scaffolder keeps the workspaces of its tasks. */
  get workingDirectory(): string {
    return join(this.dir, 'work');
  }

  /** Of the engine's database. */
  get time(): DatabaseTime {
    must(this.clock, 'the stand is open');
    return this.clock;
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
    return this.holds.journal.transactions();
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
    for (const hold of Object.values(this.holds)) {
      await hold.release();
    }
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
    await this.removeHolds();
    await this.postgres.restart();
    await this.installHolds();
  }

  async close(): Promise<void> {
    await this.removeHolds();
    await Promise.all(this.replicas.map(({ portal }) => portal.stop()));
    await this.gitlab.close();
    await this.argocd.close();
    await this.sandbox.close();
    await this.postgres.stop();
    await rm(this.dir, { recursive: true, force: true });
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
    const { mode, whole, requestTimeout = REQUEST_TIMEOUT_MS } = this.options;
    const timeout = seconds(requestTimeout);
    const portal = await Portal.start({
      port,
      dir: join(this.dir, `portal-${port}`),
      env: this.sandbox.env,
      backend: whole ? 'index' : 'lean',
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
      config: {
        backend: { workingDirectory: this.workingDirectory },
        // Longer than it takes to undo, as in the product.
        scaffolder: {
          taskTimeout: { minutes: 0.5 },
          taskTimeoutJanitorFrequency: { seconds: 5 },
        },
        cloudforge: {
          platform: { argocd: { registration: mode } },
          gitlab: {
            apiUrl: `${this.gitlab.url}/api/v4`,
            requestTimeout: timeout,
          },
          argocd: {
            url: this.argocd.url,
            requestTimeout: timeout,
            registrationTimeout: { seconds: 60 },
          },
          operations: { lease: seconds(LEASE_MS), settle: timeout },
        },
      },
    });
    const [alice, paula] = await Promise.all(
      ['alice', 'paula'].map(login => Person.signIn(portal.url, login)),
    );
    this.replicas.push({ portal, alice, paula });
  }

  private async removeHolds() {
    const sessions = [...Object.values(this.held ?? {}), this.clock];
    this.held = undefined;
    this.clock = undefined;
    await Promise.all(sessions.map(session => session?.close()));
  }

  private async installHolds() {
    const url = this.postgres.connectionString;
    const of = (plugin: string) => `backstage_plugin_${plugin}`;
    this.held = {
      journal: await RowHold.install(url, {
        database: of('golden-path'),
        table: 'operation_effects',
        on: 'update',
      }),
      locations: await RowHold.install(url, {
        database: of('catalog'),
        table: 'locations',
        on: 'insert',
      }),
      entities: await RowHold.install(url, {
        database: of('catalog'),
        table: 'refresh_state',
        on: 'insert',
      }),
    };
    this.clock = await DatabaseTime.install(url, of('golden-path'));
  }
}
