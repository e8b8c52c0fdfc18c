import {
  SOURCE,
  describeOnStand,
  untilAborted,
} from '../__testUtils__/EngineStand';
import { HAND_OVER_MS, LEASE_MS, SETTLE_MS } from '../__testUtils__/Replica';

jest.setTimeout(60_000);

describeOnStand('taking over an operation', stand => {
  it('undoes what nobody went on with, once', async () => {
    const { vendor } = stand();
    const one = stand().replica();
    const two = stand().replica();
    const id = await stand().publish(one);

    stand().clock.advance(HAND_OVER_MS - 1);
    await one.engine.sweep();
    await one.engine.idle();
    expect((await one.reader.get(id)).state).toBe('waiting');

    stand().clock.advance(1);
    await Promise.all([one.engine.sweep(), two.engine.sweep()]);
    await Promise.all([one.engine.idle(), two.engine.idle()]);
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: expect.stringMatching(/Nobody went on/),
    });
    expect([...one.ends, ...two.ends]).toHaveLength(1);
    expect(vendor.paths()).toEqual([]);
    await expect(one.engine.start(id, 'register')).rejects.toThrow(
      /does not go on/,
    );
  });

  it('undoes what a dead process ran, and fences it off should it wake up', async () => {
    const { vendor } = stand();
    let wake = () => {};
    const one = stand().replica({
      push: () =>
        new Promise<void>(resolve => {
          wake = resolve;
        }),
    });
    const two = stand().replica();
    const id = await stand().publishUntil(one, 'push');
    stand().clock.advance(LEASE_MS);
    await two.engine.sweep();
    await two.engine.idle();
    expect(await two.reader.view(id)).toMatchObject({
      state: 'undone',
      error: expect.stringMatching(/died in the stage push/),
    });
    expect(vendor.paths()).toEqual([]);
    const before = await two.reader.get(id);

    wake();
    await one.engine.idle();
    expect(vendor.paths()).toEqual([]);
    expect(vendor.calls.map(({ path }) => path)).not.toContain(
      'workloads/shop',
    );
    expect(await two.reader.get(id)).toEqual(before);
  });

  it('looks again for what a dead process had sent', async () => {
    const { vendor } = stand();
    vendor.before = ({ verb, path }) =>
      verb === 'create' && path === 'workloads/shop'
        ? new Promise(() => {})
        : undefined;
    const one = stand().replica();
    const id = await stand().accept(one);
    await one.engine.start(id, 'publish', SOURCE);
    while (!vendor.calls.some(({ path }) => path === 'workloads/shop')) {
      await new Promise(setImmediate);
    }
    stand().clock.advance(LEASE_MS);
    const waits: number[] = [];
    const two = stand().replica(
      {},
      {
        sleep: async ms => {
          waits.push(ms);
          vendor.put('workloads/shop', id);
          stand().clock.advance(ms);
        },
      },
    );
    await two.engine.sweep();
    await two.engine.idle();
    expect(waits).toEqual([SETTLE_MS]);
    expect((await two.reader.get(id)).state).toBe('undone');
    expect(vendor.paths()).toEqual([]);
  });

  it('takes an undo over from a process that died in it', async () => {
    const { vendor } = stand();
    const one = stand().replica(
      {
        push: () => {
          throw new Error('no');
        },
      },
      { sleep: () => new Promise(() => {}) },
    );
    vendor.before = ({ verb }) => {
      if (verb === 'delete') {
        throw new Error('down');
      }
    };
    const id = await stand().accept(one);
    await one.engine.start(id, 'publish', SOURCE);
    while ((await one.reader.get(id)).state !== 'undoing') {
      await new Promise(setImmediate);
    }
    stand().clock.advance(LEASE_MS);
    vendor.before = () => {};
    const two = stand().replica();
    await two.engine.sweep();
    await two.engine.idle();
    expect(await two.reader.view(id)).toMatchObject({
      state: 'undone',
      error: 'no',
    });
    expect(vendor.paths()).toEqual([]);
  });

  it('goes to another process at once when one shuts down', async () => {
    const { vendor } = stand();
    const one = stand().replica({
      push: untilAborted,
    });
    const id = await stand().publishUntil(one, 'push');
    await one.engine.stop();
    expect((await one.reader.get(id)).state).toBe('running');
    await expect(one.engine.start(id, 'register')).rejects.toThrow(
      /shutting down/,
    );
    const two = stand().replica();
    await two.engine.sweep();
    await two.engine.idle();
    expect((await two.reader.get(id)).state).toBe('undone');
    expect(vendor.paths()).toEqual([]);
  });
});
