import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { HandClock } from '../__testUtils__/Replica';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { LeaseLostError } from '../operations/LeaseLostError';
import { createDatabaseClock, createProcessClock } from './DatabaseClock';
import { migrate, migrations } from './migrate';
import { OperationReader } from './OperationReader';
import { Claimed, OperationStore } from './OperationStore';
import { complete, handOver } from './outcomes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const CLAIM = { runner: 'one', leaseMs: 1_000, since: 0 };
const UNDO = {
  ...CLAIM,
  settleMs: 500,
  error: 'no',
  event: { level: 'warn' as const, message: 'no' },
};

describe.each(databases.eachSupportedId())('OperationStore on %s', database => {
  let knex: Knex;
  let clock: HandClock;
  let store: OperationStore;
  let reader: OperationReader;

  beforeAll(async () => {
    knex = await databases.init(database);
    await migrate(knex);
  });

  beforeEach(async () => {
    await knex('host_reservations').delete();
    await knex('name_reservations').delete();
    await knex('operations').delete();
    clock = new HandClock();
    store = new OperationStore(
      knex,
      createProcessClock(knex, () => clock.ms),
    );
    reader = new OperationReader(knex);
  });

  const accept = async (name = 'shop', owner = 'group:default/team-rental') => {
    const id = randomUUID();
    const outcome = await store.accept(
      {
        id,
        kind: 'create-service',
        spec: serviceSpec({ name, owner }),
        hosts: [],
        initiator: 'user:default/alice',
      },
      10_000,
    );
    return 'accepted' in outcome ? outcome.accepted : undefined;
  };
  const holderOf = async (name: string) =>
    (await store.holdings({ name, hosts: [] }))[0]?.holder;
  const claim = (name: string, hosts: string[]) =>
    store.accept(
      {
        id: randomUUID(),
        kind: 'create-service',
        spec: serviceSpec({ name }),
        hosts,
        initiator: 'user:default/alice',
      },
      10_000,
    );
  const acceptAndClaim = async (): Promise<Claimed> => {
    const { id } = (await accept())!;
    return (await store.claimPhase(id, 'publish', CLAIM))!;
  };

  it('gives a name to exactly one of many at once, and tells the others who', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        store.accept(
          {
            id: randomUUID(),
            kind: 'create-service',
            spec: serviceSpec(),
            hosts: [],
            initiator: 'user:default/alice',
          },
          10_000,
        ),
      ),
    );
    const won = outcomes.flatMap(outcome =>
      'accepted' in outcome ? [outcome.accepted.id] : [],
    );
    const holders = outcomes.flatMap(outcome =>
      'holdings' in outcome
        ? outcome.holdings.map(({ holder }) => holder.id)
        : [],
    );
    expect(won).toHaveLength(1);
    expect(holders).toEqual(Array(19).fill(won[0]));
    expect(await knex('operations').pluck('id')).toEqual(won);
  });

  it('gives hosts to exactly one of many services at once, in whatever order they are asked for', async () => {
    const hosts = ['a.example.com', 'b.example.com', 'c.example.com'];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const others = hosts.slice(index % 3);
        return claim(`shop${index}`, [...others, ...hosts.slice(0, index % 3)]);
      }),
    );
    const won = outcomes.flatMap(outcome =>
      'accepted' in outcome ? [outcome.accepted.id] : [],
    );
    const held = outcomes.flatMap(outcome =>
      'holdings' in outcome ? [outcome.holdings] : [],
    );
    expect(won).toHaveLength(1);
    expect(held).toHaveLength(19);
    for (const holdings of held) {
      expect(holdings.map(({ host, holder }) => [host, holder.id])).toEqual(
        hosts.map(host => [host, won[0]]),
      );
    }
    expect(await knex('operations').pluck('id')).toEqual(won);
    expect(await knex('name_reservations').pluck('operation_id')).toEqual(won);
  });

  it('reserves neither name nor other hosts where one host is held', async () => {
    await claim('shop', ['shop.example.com']);
    expect(
      await claim('cart', ['cart.example.com', 'shop.example.com']),
    ).toMatchObject({
      holdings: [{ host: 'shop.example.com', holder: { service: 'shop' } }],
    });
    expect(await claim('cart', ['cart.example.com'])).toHaveProperty(
      'accepted',
    );
  });

  it('tells who holds the name and who holds the host, when these are two', async () => {
    await claim('shop', []);
    await claim('cart', ['shop.example.com']);
    expect(await claim('shop', ['shop.example.com'])).toMatchObject({
      holdings: [
        { holder: { service: 'shop' } },
        { host: 'shop.example.com', holder: { service: 'cart' } },
      ],
    });
  });

  it('lets go of hosts together with the name', async () => {
    const hosts = ['shop.example.com'];
    const outcome = await claim('shop', hosts);
    if (!('accepted' in outcome)) {
      throw new Error('held');
    }
    await store.discard(outcome.accepted.id);
    expect(await store.holdings({ name: 'shop', hosts })).toEqual([]);
  });

  it('keeps every text of a specification as it was', async () => {
    const description = `"quotes": #hash \${{ x }} 🎉\n\t\u0000 end`;
    const spec = serviceSpec({ description });
    await store.accept(
      {
        id: '11111111-1111-4111-8111-111111111111',
        kind: 'create-service',
        spec,
        hosts: [],
        initiator: 'user:default/alice',
      },
      10_000,
    );
    expect((await holderOf('shop'))?.spec).toEqual(spec);
  });

  it('forgets only what nobody has begun', async () => {
    const { id } = (await accept())!;
    await store.discard(id);
    expect(await holderOf('shop')).toBeUndefined();
    const { operation } = await acceptAndClaim();
    await store.discard(operation.id);
    expect(await holderOf('shop')).toMatchObject({ id: operation.id });
  });

  it('lets one of many claim a phase, and none after the hand-over ran out', async () => {
    const { id } = (await accept())!;
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.claimPhase(id, 'publish', CLAIM)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    const late = (await accept('cart'))!;
    clock.advance(10_000);
    expect(await store.claimPhase(late.id, 'publish', CLAIM)).toBeUndefined();
  });

  it('lets one of many take over what has expired, once per lease', async () => {
    const { operation, journal } = await acceptAndClaim();
    expect(await store.expired(10)).toEqual([]);
    clock.advance(1_000);
    const expired = await store.expired(10);
    expect(expired.map(({ id }) => id)).toEqual([operation.id]);
    const claims = await Promise.all(
      Array.from({ length: 10 }, () =>
        store.claimUndoOfExpired(expired[0], UNDO),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    await journal.log('info', 'still here');
    await expect(journal.flush()).rejects.toThrow(LeaseLostError);
    await expect(journal.renew(1_000)).rejects.toThrow(LeaseLostError);
    await expect(
      journal.intend({ stage: 'push', type: 'toy', title: 'toy', args: {} }),
    ).rejects.toThrow(LeaseLostError);
    expect(await journal.effects()).toEqual([]);
  });

  it('does not take over what was renewed since it was listed', async () => {
    const { journal } = await acceptAndClaim();
    clock.advance(1_000);
    const [expired] = await store.expired(10);
    await journal.renew(1_000);
    expect(await store.claimUndoOfExpired(expired, UNDO)).toBeUndefined();
  });

  it('takes no more writes of a holder that has ended its lease', async () => {
    const { operation, journal } = await acceptAndClaim();
    await handOver(journal, 10_000);
    await expect(journal.renew(1)).rejects.toThrow(LeaseLostError);
    await journal.giveUp();
    expect(await store.claimUndoOfOwn(journal, UNDO)).toBeUndefined();
    const second = (await store.claimPhase(operation.id, 'register', CLAIM))!;
    await complete(second.journal);
    await expect(second.journal.renew(1)).rejects.toThrow(LeaseLostError);
    await second.journal.giveUp();
    expect(await store.claimUndoOfOwn(second.journal, UNDO)).toBeUndefined();
    clock.advance(1_000_000);
    expect(await store.expired(10)).toEqual([]);
    expect((await reader.get(operation.id)).state).toBe('done');
  });

  it('keeps the first error and the first time of settling', async () => {
    const { operation, journal } = await acceptAndClaim();
    await store.claimUndoOfOwn(journal, { ...UNDO, error: 'first' });
    expect(await store.msUntilSettled(operation.id)).toBe(500);
    clock.advance(1_000);
    const [expired] = await store.expired(10);
    await store.claimUndoOfExpired(expired, { ...UNDO, error: 'second' });
    expect((await reader.get(operation.id)).error).toBe('first');
    expect(await store.msUntilSettled(operation.id)).toBe(0);
  });

  it('numbers events without gaps, also when several are written at once', async () => {
    const { operation, journal } = await acceptAndClaim();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        journal.log('info', `event ${n}`).then(() => journal.flush()),
      ),
    );
    const events = await reader.events(operation.id, 0);
    expect(events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(new Set(events.map(({ message }) => message)).size).toBe(20);
    expect(await reader.events(operation.id, 19)).toHaveLength(1);
  });

  it('keeps messages that PostgreSQL would refuse, and shortens the longest', async () => {
    const { operation, journal } = await acceptAndClaim();
    await journal.log('warn', 'a\0b');
    await journal.log('warn', 'x'.repeat(100_000));
    await journal.flush();
    const [first, second] = await reader.events(operation.id, 0);
    expect(first.message).toBe('ab');
    expect(second.message).toHaveLength(4_000);
  });

  it('lists by pages, newest first, also what was accepted in the same instant', async () => {
    const ids = [];
    for (let n = 0; n < 7; n++) {
      ids.push((await accept(`shop-${n}`))!.id);
      clock.advance(n % 2);
    }
    const seen: string[] = [];
    let after: { createdAt: number; id: string } | undefined;
    do {
      const page = await reader.list({ limit: 2, after });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      after = last && { createdAt: Date.parse(last.createdAt), id: last.id };
    } while (after);
    expect([...seen].sort()).toEqual([...ids].sort());
    const services = (await reader.list({ limit: 1 })).map(
      ({ service }) => service,
    );
    expect(services).toEqual(['shop-6']);
  });

  it('lists by pages what is in one state', async () => {
    const done: string[] = [];
    for (let n = 0; n < 6; n++) {
      const { id } = (await accept(`shop-${n}`))!;
      clock.advance(n % 2);
      if (n % 2 === 0) {
        const { journal } = (await store.claimPhase(id, 'publish', CLAIM))!;
        await complete(journal);
        done.unshift(id);
      }
    }
    const seen: string[] = [];
    let after: { createdAt: number; id: string } | undefined;
    do {
      const page = await reader.list({ limit: 1, after, state: 'done' });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      after = last && { createdAt: Date.parse(last.createdAt), id: last.id };
    } while (after);
    expect([...seen].sort()).toEqual([...done].sort());
  });

  it('tells who has cancelled', async () => {
    const { operation } = await acceptAndClaim();
    await store.requestCancel(operation.id, 'user:default/bob');
    const { cancelledBy } = await reader.view(operation.id);
    expect(cancelledBy).toBe('user:default/bob');
  });

  it('measures time by the database', async () => {
    const real = createDatabaseClock(knex);
    const [row] = await knex.select({
      now: real.now(),
      later: real.after(1_000),
    });
    const now = Number(row.now);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(Number(row.later)).toBeGreaterThanOrEqual(now + 1_000);
  });

  it('finds what has expired and pages of lists by index', async () => {
    const plan = async (query: Knex.QueryBuilder) => {
      const { sql, bindings } = query.toSQL().toNative();
      if (database === 'POSTGRES_15') {
        return knex.transaction(async trx => {
          await trx.raw('set local enable_seqscan = off');
          const { rows } = await trx.raw(`explain ${query.toQuery()}`);
          return JSON.stringify(rows);
        });
      }
      return JSON.stringify(
        await knex.raw(`explain query plan ${sql}`, [...bindings]),
      );
    };
    const newest = [
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ];
    const operations = () => knex('operations');
    expect(
      await plan(operations().where('deadline', '<=', 1).orderBy('deadline')),
    ).toContain('operations_deadline_idx');
    expect(await plan(operations().orderBy(newest).limit(20))).toContain(
      'operations_newest_idx',
    );
    expect(
      await plan(
        operations().where({ service: 'shop' }).orderBy(newest).limit(20),
      ),
    ).toContain('operations_service_idx');
    expect(
      await plan(
        operations().where({ state: 'stuck' }).orderBy(newest).limit(20),
      ),
    ).toContain('operations_state_idx');
    expect(
      await plan(operations().where('notice_due', '<=', 1).limit(20)),
    ).toContain('operations_notice_idx');
  });

  it('can take the tables away again', async () => {
    const other = await databases.init(database);
    await migrate(other);
    await other.migrate.rollback({ directory: migrations }, true);
    expect(await other.schema.hasTable('operations')).toBe(false);
  });
});
