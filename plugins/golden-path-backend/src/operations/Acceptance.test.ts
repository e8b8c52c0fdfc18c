import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  HostCheck,
  NameCheck,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
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
const HOST = 'shop-dev.apps.example.com';
const [dev] = serviceSpec().environments;

describe.each(databases.eachSupportedId())('Acceptance on %s', database => {
  let knex: Knex;
  let vendor: ToyVendor;

  beforeAll(async () => {
    knex = await databases.init(database);
    await migrate(knex);
  });

  beforeEach(async () => {
    await knex('operations').delete();
    vendor = new ToyVendor();
  });

  const replica = (
    hooks: Hooks = {},
    names?: (name: string) => Promise<NameCheck>,
    hosts?: (host: string) => Promise<HostCheck>,
  ) =>
    startReplica({
      knex,
      clock: new HandClock(),
      definition: toyDefinition(vendor, hooks),
      names,
      hosts,
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
    await expect(
      one.store.holdings({ name: 'shop', hosts: [HOST] }),
    ).resolves.toEqual([]);
  });

  it('looks for clashes only once the name is its own', async () => {
    const held: (string | undefined)[] = [];
    const one = replica({}, async name => {
      const [holding] = await one.store.holdings({ name, hosts: [] });
      held.push(holding?.holder.service);
      return { name, available: true, problems: [], clashes: [] };
    });
    await accept(one);
    expect(held).toEqual(['shop']);
  });

  describe('a host', () => {
    const acceptNamed = (
      { acceptance }: Replica,
      overrides: Partial<ServiceSpec>,
      taskId?: string,
    ) =>
      acceptance.accept({
        spec: serviceSpec(overrides),
        initiator: ALICE,
        taskId,
      });
    const claiming = (host: string) => ({ environments: [{ ...dev, host }] });
    const takenBy =
      (vendorsHosts: string[]) =>
      async (host: string): Promise<HostCheck> => {
        const available = !vendorsHosts.includes(host);
        const system = 'workloads' as const;
        const message = `the host ${host} belongs to rental (dev)`;
        const clashes = available ? [] : [{ host, system, message }];
        return { host, available, problems: [], clashes };
      };

    it('that is typed cannot be the usual one of a service that is being made', async () => {
      const one = replica();
      const { id } = await accept(one);
      await expect(
        acceptNamed(replica(), { name: 'cart', ...claiming(HOST) }),
      ).rejects.toThrow(
        `The host ${HOST} is taken by operation ${id}, which is making shop`,
      );
      await expect(
        one.store.holdings({ name: 'cart', hosts: [] }),
      ).resolves.toEqual([]);
    });

    it('that is the usual one cannot be what another has typed', async () => {
      const one = replica();
      const { id } = await acceptNamed(one, {
        name: 'cart',
        ...claiming(HOST),
      });
      await expect(accept(replica())).rejects.toThrow(id);
    });

    it('is given to one of two replicas at once', async () => {
      const outcomes = await Promise.allSettled(
        ['cart', 'basket', 'trolley', 'bag'].map(name =>
          acceptNamed(replica(), { name, ...claiming('a.apps.example.com') }),
        ),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        ...Array(3).fill('rejected'),
      ]);
    });

    it('of an internal service is nobody’s', async () => {
      const one = replica();
      const exposure = 'internal' as const;
      await acceptNamed(one, { name: 'cart', exposure, ...claiming(HOST) });
      await expect(accept(one)).resolves.toMatchObject({ state: 'waiting' });
    });

    it('is refused with all other clashes at once, of operations and vendors', async () => {
      const one = replica();
      await acceptNamed(one, {
        name: 'cart',
        ...claiming('a.apps.example.com'),
      });
      const two = replica(
        {},
        async name => ({
          name,
          available: false,
          problems: [],
          clashes: [{ system: 'gitlab', message: 'apps/shop exists' }],
        }),
        takenBy(['b.apps.example.com']),
      );
      const environments = ['a', 'b', 'c'].map(name => ({
        ...dev,
        name: `env${name}`,
        host: `${name}.apps.example.com`,
      }));
      const refused = acceptNamed(two, { environments });
      await expect(refused).rejects.toThrow(
        /^The name shop and the host a.apps.example.com and the host b.apps.example.com cannot be used: /,
      );
      await expect(refused).rejects.toThrow(
        /making cart.*apps\/shop exists.*b.apps.example.com belongs to rental/,
      );
      const hosts = environments.map(({ host }) => host);
      await expect(
        one.store.holdings({ name: 'shop', hosts }),
      ).resolves.toMatchObject([{ holder: { service: 'cart' } }]);
    });

    it('is free again once the operation is undone', async () => {
      const one = replica();
      const { id } = await accept(one);
      await one.engine.cancel(id, ALICE);
      await one.engine.idle();
      await expect(
        acceptNamed(one, { name: 'cart', ...claiming(HOST) }),
      ).resolves.toMatchObject({ service: 'cart' });
    });

    it('is the vendors’ to know once the operation is done', async () => {
      const one = replica();
      const { id } = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await one.engine.start(id, 'register');
      await one.engine.idle();
      await expect(
        one.store.holdings({ name: 'shop', hosts: [HOST] }),
      ).resolves.toEqual([]);
      const two = replica({}, undefined, takenBy([HOST]));
      await expect(
        acceptNamed(two, { name: 'cart', ...claiming(HOST) }),
      ).rejects.toThrow(
        `The host ${HOST} cannot be used: the host ${HOST} belongs to rental (dev). Choose another one`,
      );
    });

    it('of the last attempt of a task makes way for the next, whatever its name is now', async () => {
      const one = replica();
      const first = await accept(one, 'task');
      await acceptNamed(one, { name: 'cart', ...claiming(HOST) }, 'task');
      expect((await one.reader.get(first.id)).state).toBe('undone');
      await one.engine.idle();
    });

    it('is told while it is typed', async () => {
      const one = replica({}, undefined, takenBy(['b.apps.example.com']));
      const { id } = await accept(one);
      const available = async (host: string) =>
        (await one.acceptance.checkHost(host)).available;
      expect(await available('a.apps.example.com')).toBe(true);
      expect(await available('b.apps.example.com')).toBe(false);
      expect((await one.acceptance.checkHost(HOST)).clashes).toEqual([
        {
          host: HOST,
          system: 'operation',
          message: `The host ${HOST} is taken by operation ${id}, which is making shop`,
        },
      ]);
    });
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
