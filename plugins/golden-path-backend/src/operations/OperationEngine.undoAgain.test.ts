import {
  ALICE,
  describeOnStand,
  EngineStand,
  RESERVED,
  PAULA,
} from '../__testUtils__/EngineStand';
import { SWEEP_MS } from './bounds';

jest.setTimeout(60_000);

const MINUTE = 60_000;

/** Fails to register, and then to remove the entry, until the vendor is repaired. */
async function leaveStuck(stand: EngineStand) {
  let down = true;
  stand.vendor.before = ({ verb }) => {
    if (verb === 'delete' && down) {
      throw new Error('GitLab is down');
    }
  };
  const one = stand.replica({
    argocd: () => {
      throw new Error('no');
    },
  });
  const id = await stand.create(one);
  const repair = () => {
    down = false;
  };
  return { one, id, repair };
}

describeOnStand('an undo that left something', stand => {
  it('is tried again by itself, by any replica, until it succeeds', async () => {
    const { one, id, repair } = await leaveStuck(stand());
    const { state, nextUndoAt } = await one.reader.view(id);
    expect(state).toBe('stuck');
    expect(Date.parse(nextUndoAt!)).toBe(stand().clock.ms + MINUTE);
    await one.engine.sweep();
    expect((await one.reader.get(id)).state).toBe('stuck');

    repair();
    stand().clock.advance(MINUTE);
    const two = stand().replica();
    await two.engine.sweep();
    await two.engine.idle();
    const view = await two.reader.view(id);
    expect(view).toMatchObject({ state: 'undone', error: 'no' });
    expect(view.nextUndoAt).toBeUndefined();
    expect(stand().vendor.paths()).toEqual([]);
    expect(await stand().reserved()).toEqual([]);
  });

  it('ends undone without a person when GitLab is down for five minutes', async () => {
    const { clock, vendor } = stand();
    const { one, id, repair } = await leaveStuck(stand());
    const repaired = clock.ms + 5 * MINUTE;
    let state: string;
    do {
      clock.advance(SWEEP_MS);
      if (clock.ms >= repaired) {
        repair();
      }
      await one.engine.sweep();
      await one.engine.idle();
      ({ state } = await one.reader.get(id));
    } while (state === 'stuck');
    expect(state).toBe('undone');
    expect(vendor.paths()).toEqual([]);
    expect(clock.ms - repaired).toBeLessThan(5 * MINUTE);
  });

  it('is tried ever more rarely, given up in the end, and begins anew when a person asks', async () => {
    const { clock } = stand();
    const { id } = await leaveStuck(stand());
    const waits: number[] = [];
    const hasty = stand().replica(
      {},
      { times: { undoAgainDelaysMs: [MINUTE, 2 * MINUTE] } },
    );
    for (;;) {
      const { nextUndoAt } = await hasty.reader.view(id);
      if (nextUndoAt === undefined) {
        break;
      }
      const wait = Date.parse(nextUndoAt) - clock.ms;
      waits.push(wait);
      clock.advance(wait);
      await hasty.engine.sweep();
      await hasty.engine.idle();
    }
    expect(waits).toEqual([MINUTE, 2 * MINUTE]);
    expect((await hasty.reader.get(id)).state).toBe('stuck');

    await hasty.engine.undo(id, PAULA);
    await hasty.engine.idle();
    const { nextUndoAt } = await hasty.reader.view(id);
    expect(Date.parse(nextUndoAt!)).toBe(clock.ms + MINUTE);
  });

  it('is not tried again by itself when only something foreign is left', async () => {
    const one = stand().replica({
      argocd: () => {
        stand().vendor.touch('apps/shop');
        throw new Error('no');
      },
    });
    const id = await stand().create(one);
    const view = await one.reader.view(id);
    expect(view.state).toBe('stuck');
    expect(view.nextUndoAt).toBeUndefined();
    stand().clock.advance(1_000 * MINUTE);
    expect(await one.store.expired(10)).toEqual([]);
  });

  it('is stuck when an undo keeps failing, leaves earlier stages alone, and can be undone again', async () => {
    const { vendor } = stand();
    let broken = true;
    vendor.before = ({ verb, path }) => {
      if (verb === 'delete' && path === 'workloads/shop' && broken) {
        throw new Error('GitLab is down');
      }
    };
    const one = stand().replica({
      argocd: () => {
        throw new Error('no');
      },
    });
    const id = await stand().create(one);

    expect(one.slept).toEqual([1_000, 2_000]);
    const stuck = await one.reader.view(id);
    expect(stuck.state).toBe('stuck');
    expect(
      stuck.effects.find(({ title }) => title === 'toy workloads/shop'),
    ).toMatchObject({ state: 'failed', note: 'GitLab is down' });
    expect(vendor.paths()).toEqual([
      'apps/shop',
      'gitops/shop',
      'workloads/shop',
    ]);
    expect(await stand().reserved()).toEqual(RESERVED);
    await expect(stand().accept(one)).rejects.toThrow(
      /could not be undone completely/,
    );

    broken = false;
    await one.engine.undo(id, ALICE);
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: 'no',
    });
    expect(vendor.paths()).toEqual([]);
    expect(await stand().reserved()).toEqual([]);
  });
});
