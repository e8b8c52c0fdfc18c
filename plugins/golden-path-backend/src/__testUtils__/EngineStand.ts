import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { OperationStage } from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import { migrate } from '../database/migrate';
import type { StageContext } from '../operations/Effect';
import { HandClock, Replica, ReplicaOptions, startReplica } from './Replica';
import { serviceSpec } from './serviceSpec';
import { Hooks, toyDefinition } from './toyDefinition';
import { ToyVendor } from './ToyVendor';

export const SOURCE = Buffer.from('source');
export const ALICE = 'user:default/alice';
export const PAULA = 'user:default/paula';

/** What the example holds while an operation is at work on it. */
export const RESERVED = ['shop', 'shop-dev.apps.example.com'];

/** One database, one vendor and one clock, for any number of replicas. */
export class EngineStand {
  readonly clock = new HandClock();
  readonly vendor = new ToyVendor();

  constructor(readonly knex: Knex) {}

  replica(hooks: Hooks = {}, options: Partial<ReplicaOptions> = {}): Replica {
    return startReplica({
      knex: this.knex,
      clock: this.clock,
      definition: toyDefinition(this.vendor, hooks),
      ...options,
    });
  }

  async accept(
    { acceptance }: Replica,
    { name = 'shop', taskId }: { name?: string; taskId?: string } = {},
  ): Promise<string> {
    const spec = serviceSpec({ name });
    const { id } = await acceptance.accept({ spec, initiator: ALICE, taskId });
    return id;
  }

  /** Accepts an operation and runs its first phase to the end. */
  async publish(one: Replica): Promise<string> {
    const id = await this.accept(one);
    await one.engine.start(id, 'publish', SOURCE);
    await one.engine.idle();
    return id;
  }

  /** Both phases, to the end. */
  async create(one: Replica): Promise<string> {
    const id = await this.publish(one);
    await one.engine.start(id, 'register');
    await one.engine.idle();
    return id;
  }

  /** Starts the first phase and comes back when it has reached a stage. */
  async publishUntil(one: Replica, stage: OperationStage): Promise<string> {
    const id = await this.accept(one);
    await one.engine.start(id, 'publish', SOURCE);
    while ((await one.reader.get(id)).stage !== stage) {
      await new Promise(setImmediate);
    }
    return id;
  }

  /** Names, and then hosts. */
  async reserved(): Promise<string[]> {
    return [
      ...(await this.knex('name_reservations').pluck('name')),
      ...(await this.knex('host_reservations').pluck('host')),
    ];
  }
}

/** The same tests on every database: each test has an empty one and a stand of its own. */
export function describeOnStand(
  title: string,
  tests: (stand: () => EngineStand) => void,
): void {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  describe.each(databases.eachSupportedId())(
    `${title} on %s`,
    (database: TestDatabaseId) => {
      let knex: Knex;
      let stand: EngineStand;

      beforeAll(async () => {
        knex = await databases.init(database);
        await migrate(knex);
      }, 60_000);

      beforeEach(async () => {
        await knex('operations').delete();
        stand = new EngineStand(knex);
      });

      tests(() => stand);
    },
  );
}

/** A stage that works until it is stopped. */
export function untilAborted({ signal }: StageContext): Promise<void> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    if (signal.aborted) {
      abort();
    }
  });
}
