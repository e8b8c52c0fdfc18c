import { TestDatabases } from '@backstage/backend-test-utils';
import type { NameCheck } from '@cloudforge/plugin-golden-path-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { HandClock, Replica, startReplica } from '../__testUtils__/Replica';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { Hooks, toyDefinition } from '../__testUtils__/toyDefinition';
import { ToyVendor } from '../__testUtils__/ToyVendor';
import { migrate } from '../database/migrate';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';
const SOURCE = Buffer.from('source');

describe.each(databases.eachSupportedId())('Acceptance on %s', database => {
  let knex: Knex;
  let vendor: ToyVendor;

  beforeAll(async () => {
    knex = await databases.init(database);
    await migrate(knex);
  });

  beforeEach(async () => {
    await knex('name_reservations').delete();
    await knex('operations').delete();
    vendor = new ToyVendor();
  });

  const replica = (
    hooks: Hooks = {},
    names?: (name: string) => Promise<NameCheck>,
  ) =>
    startReplica({
      knex,
      clock: new HandClock(),
      definition: toyDefinition(vendor, hooks),
      names,
    });
  const accept = (
    { acceptance }: Replica,
    taskId?: string,
    initiator: string = ALICE,
  ) => acceptance.accept({ spec: serviceSpec(), initiator, taskId });

  it('names the operation that holds the name', async () => {
    const one = replica();
    const { id } = await accept(one);
    await expect(accept(one)).rejects.toThrow(
      `The name shop is taken by operation ${id}, which is making it`,
    );
  });

  it('leaves nothing behind when a vendor cannot be asked', async () => {
    const one = replica({}, async () => {
      throw new ServiceUnavailableError('GitLab is away');
    });
    await expect(accept(one)).rejects.toThrow('GitLab is away');
    await expect(one.reader.list({ limit: 10 })).resolves.toEqual([]);
    await expect(one.store.holder('shop')).resolves.toBeUndefined();
  });

  it('looks for clashes only once the name is its own', async () => {
    const held: (string | undefined)[] = [];
    const one = replica({}, async name => {
      held.push((await one.store.holder(name))?.service);
      return { name, available: true, problems: [], clashes: [] };
    });
    await accept(one);
    expect(held).toEqual(['shop']);
  });

  it('does not look for operations by what is no name', async () => {
    const one = replica({}, async name => ({
      name,
      available: false,
      problems: ['no'],
      clashes: [],
    }));
    await expect(one.acceptance.checkName('\0')).resolves.toMatchObject({
      problems: ['no'],
    });
  });

  describe('a new attempt of the same task', () => {
    const hanging: Hooks = {
      push: ({ signal }) =>
        new Promise((_, reject) => {
          const abort = () => reject(signal.reason);
          signal.addEventListener('abort', abort);
          if (signal.aborted) {
            abort();
          }
        }),
    };

    it('takes the place of one that still waits', async () => {
      const one = replica();
      const first = await accept(one, 'task');
      const second = await accept(one, 'task');
      expect(second).toMatchObject({ state: 'waiting', taskId: 'task' });
      expect(await one.reader.get(first.id)).toMatchObject({
        state: 'undone',
        error: 'Cancelled by a new attempt of the task task',
      });
      await one.engine.idle();
    });

    it('takes the place of one that still runs, once that is undone', async () => {
      const one = replica(hanging);
      const first = await accept(one, 'task');
      await one.engine.start(first.id, 'publish', SOURCE);
      while ((await one.reader.get(first.id)).stage !== 'push') {
        await new Promise(setImmediate);
      }
      await accept(one, 'task');
      expect((await one.reader.get(first.id)).state).toBe('undone');
      expect(vendor.paths()).toEqual([]);
    });

    it('is refused to anybody else, whatever task they name', async () => {
      const one = replica(hanging);
      const first = await accept(one, 'task');
      await expect(accept(one, 'task', BOB)).rejects.toThrow(first.id);
      await expect(accept(one, 'another task')).rejects.toThrow(first.id);
      expect((await one.reader.get(first.id)).state).toBe('waiting');
    });
  });
});
