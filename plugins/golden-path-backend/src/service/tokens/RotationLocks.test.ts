import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { HandClock } from '../../__testUtils__/Replica';
import { createProcessClock } from '../../database/DatabaseClock';
import { migrate } from '../../database/migrate';
import { RotationLocks } from './RotationLocks';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const CLASH = { name: 'ConflictError' };

describe.each(databases.eachSupportedId())('RotationLocks on %s', database => {
  const clock = new HandClock();
  let knex: Knex;
  let locks: RotationLocks;

  beforeAll(async () => {
    knex = await databases.init(database);
    await migrate(knex);
    locks = new RotationLocks(
      knex,
      createProcessClock(knex, () => clock.ms),
    );
  });
  beforeEach(() => knex('token_rotations').delete());

  it('is held by one of many, for each service', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => locks.take('shop', `r${n}`, 1_000)),
    );
    const refused = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason.name] : [],
    );
    expect(refused).toEqual(Array(7).fill('ConflictError'));
    await locks.take('cart', 'r9', 1_000);
  });

  it('is free when it was released, by its holder only', async () => {
    await locks.take('shop', 'one', 1_000);
    await locks.release('shop', 'two');
    await expect(locks.take('shop', 'two', 1_000)).rejects.toMatchObject(CLASH);
    await locks.release('shop', 'one');
    await locks.take('shop', 'two', 1_000);
  });

  it('is free when its time is up', async () => {
    await locks.take('shop', 'one', 1_000);
    clock.advance(999);
    await expect(locks.take('shop', 'two', 1_000)).rejects.toMatchObject(CLASH);
    clock.advance(1);
    await locks.take('shop', 'two', 1_000);
    await locks.release('shop', 'one');
    await expect(locks.take('shop', 'one', 1_000)).rejects.toMatchObject(CLASH);
  });
});
