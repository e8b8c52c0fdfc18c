import { ALICE, describeOnStand, PAULA } from '../__testUtils__/EngineStand';
import { createProcessClock } from './DatabaseClock';
import { prune } from './prune';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1_000;

describeOnStand('prune', stand => {
  const removeOlderThan = (retentionMs: number) => {
    const { knex, clock } = stand();
    return prune(
      knex,
      createProcessClock(knex, () => clock.ms),
      { retentionMs, signal: new AbortController().signal },
    );
  };
  /** As if every notice had been sent. */
  const told = () => stand().knex('operations').update({ notice_due: null });
  const count = async (table: string) => {
    const [row] = await stand().knex(table).count({ rows: '*' });
    return Number(row.rows);
  };
  const cancelled = async (name: string) => {
    const one = stand().replica();
    const id = await stand().accept(one, { name });
    await one.engine.cancel(id, ALICE);
    await one.engine.idle();
    return id;
  };

  it('removes what ended long ago, with its events and effects, in batches', async () => {
    const template = await cancelled('shop');
    const [row] = await stand().knex('operations').where({ id: template });
    await stand().knex.batchInsert(
      'operations',
      Array.from({ length: 250 }, (_, n) => ({ ...row, id: `copy-${n}` })),
      50,
    );
    await told();
    stand().clock.advance(10 * DAY);
    const young = await cancelled('cart');
    await told();

    expect(await removeOlderThan(11 * DAY)).toBe(0);
    expect(await removeOlderThan(9 * DAY)).toBe(251);
    expect(await stand().knex('operations').pluck('id')).toEqual([young]);
    expect(
      await stand().knex('operation_events').distinct().pluck('operation_id'),
    ).toEqual([young]);
  });

  it('keeps the newest that made a service, without its events', async () => {
    const one = stand().replica();
    const older = await stand().create(one);
    stand().vendor.things.clear();
    stand().clock.advance(DAY);
    const newest = await stand().create(one);
    await told();
    stand().clock.advance(10 * DAY);

    expect(await removeOlderThan(DAY)).toBe(1);
    expect(older).not.toBe(newest);
    expect(await stand().knex('operations').pluck('id')).toEqual([newest]);
    expect(await count('operation_events')).toBe(0);
    expect((await one.reader.view(newest)).effects).toHaveLength(5);
    expect(await removeOlderThan(DAY)).toBe(0);
  });

  it('never removes what is stuck or at work, but what was adopted', async () => {
    stand().vendor.before = ({ verb, path }) => {
      if (verb === 'delete' && path === 'apps/shop') {
        throw new Error('GitLab is down');
      }
    };
    const one = stand().replica({
      push: () => {
        throw new Error('no');
      },
    });
    const stuck = await stand().publish(one);
    const waiting = await stand().accept(one, { name: 'cart' });
    await told();
    stand().clock.advance(1_000 * DAY);
    const events = await count('operation_events');
    expect(await removeOlderThan(DAY)).toBe(0);
    expect(await count('operation_events')).toBe(events);

    await one.engine.adopt(stuck, PAULA);
    await told();
    stand().clock.advance(2 * DAY);
    expect(await removeOlderThan(DAY)).toBe(1);
    expect(await stand().knex('operations').pluck('id')).toEqual([waiting]);
  });

  it('keeps what people have not been told yet', async () => {
    await cancelled('shop');
    stand().clock.advance(10 * DAY);
    expect(await removeOlderThan(DAY)).toBe(0);
  });
});
