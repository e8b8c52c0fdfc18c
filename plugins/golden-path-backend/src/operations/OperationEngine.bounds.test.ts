import {
  ALICE,
  describeOnStand,
  EngineStand,
  untilAborted,
} from '../__testUtils__/EngineStand';
import { Replica } from '../__testUtils__/Replica';
import { Journal } from '../database/Journal';
import { LONGEST_LEASE_MS, SWEEP_MS } from './bounds';

jest.setTimeout(60_000);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Time passes for the database and for the beats of leases alike; nothing waits. */
async function pass(stand: EngineStand, ms: number) {
  for (let passed = 0; passed < ms; passed += SECOND) {
    stand.clock.advance(SECOND);
    jest.advanceTimersByTime(SECOND);
    await untilAnswered(stand);
  }
}

/** Until the database owes nobody an answer, and nobody has another question. */
async function untilAnswered({ knex }: EngineStand) {
  const { pool } = knex.client;
  for (let quiet = 0; quiet < 50; quiet++) {
    await new Promise(setImmediate);
    if (pool.numUsed() + pool.numPendingAcquires() > 0) {
      quiet = 0;
    }
  }
}

/** Milliseconds until the operation is being undone, or has been. */
async function untilUndoing(
  stand: EngineStand,
  { reader }: Replica,
  id: string,
  each: (ms: number) => Promise<unknown> = async () => {},
): Promise<number> {
  for (let ms = 0; ; ms += SECOND) {
    if (!['waiting', 'running'].includes((await reader.get(id)).state)) {
      return ms;
    }
    await pass(stand, SECOND);
    await each(ms + SECOND);
  }
}

describeOnStand('the time until an undo', stand => {
  const longest = { times: { leaseMs: LONGEST_LEASE_MS } };

  beforeEach(() => {
    // Everything else is real, as the database's client needs it.
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setTimeout',
        'clearTimeout',
      ],
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  /** Sweeps as often as a replica does: just before the lease runs out, then in vain, and then again. */
  const sweeping = (replica: Replica) => async (ms: number) => {
    const since = ms - (LONGEST_LEASE_MS - SECOND);
    if (since % SWEEP_MS === 0 && since !== SWEEP_MS) {
      await replica.engine.sweep();
    }
  };

  it('is at most 10 s when it is cancelled here', async () => {
    const one = stand().replica({ push: untilAborted }, longest);
    const id = await stand().publishUntil(one, 'push');
    await one.engine.cancel(id, ALICE);
    expect(await untilUndoing(stand(), one, id)).toBeLessThanOrEqual(
      10 * SECOND,
    );
    await one.engine.idle();
  });

  it('is at most 10 s when it is cancelled at another replica than the one that runs it, also when a beat fails', async () => {
    const two = stand().replica();
    const one = stand().replica({ push: untilAborted }, longest);
    const id = await stand().publishUntil(one, 'push');
    await pass(stand(), 7 * SECOND);
    await two.engine.cancel(id, ALICE);
    const beat = jest
      .spyOn(Journal.prototype, 'renew')
      .mockRejectedValueOnce(new Error('the database is away'));
    const ms = await untilUndoing(stand(), one, id);
    await expect(beat.mock.results[0].value).rejects.toThrow('away');
    beat.mockRestore();
    expect(ms).toBeLessThanOrEqual(10 * SECOND);
    await one.engine.idle();
  });

  it('is at most 60 s when the process has died, with the longest lease and a sweep that fails', async () => {
    const dead = stand().replica(
      { push: () => new Promise(() => {}) },
      longest,
    );
    const id = await stand().publishUntil(dead, 'push');
    // No beat of the dead one comes any more.
    jest.clearAllTimers();
    const two = stand().replica();
    const ms = await untilUndoing(stand(), two, id, sweeping(two));
    expect(ms).toBeLessThanOrEqual(MINUTE);
    await two.engine.idle();
    expect((await two.reader.get(id)).state).toBe('undone');
  });

  it('is at most 60 s when the caller has died between two phases', async () => {
    const one = stand().replica();
    const id = await stand().publish(one);
    const ms = await untilUndoing(stand(), one, id, sweeping(one));
    expect(ms).toBeLessThanOrEqual(MINUTE);
    await one.engine.idle();
  });

  it('is nothing for more dead operations than one sweep lists, at the next start', async () => {
    const dead = stand().replica(
      { push: () => new Promise(() => {}) },
      longest,
    );
    for (let n = 0; n < 30; n++) {
      const id = await stand().accept(dead, { name: `shop-${n}` });
      await dead.engine.start(id, 'publish', Buffer.from('source'));
    }
    jest.clearAllTimers();
    stand().clock.advance(LONGEST_LEASE_MS);
    const next = stand().replica();
    await next.engine.sweep();
    await next.engine.idle();
    const states = await stand().knex('operations').pluck('state');
    expect(states).toEqual(Array(30).fill('undone'));
  });
});
