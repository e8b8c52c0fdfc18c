import {
  ALICE,
  describeOnStand,
  EngineStand,
  RESERVED,
  PAULA,
} from '../__testUtils__/EngineStand';
import { HAND_OVER_MS } from '../__testUtils__/Replica';

jest.setTimeout(60_000);

/** Stuck with a failed undo of the entry; what came before it is left alone. */
async function leaveStuck(stand: EngineStand) {
  stand.vendor.before = ({ verb, path }) => {
    if (verb === 'delete' && path === 'workloads/shop') {
      throw new Error('GitLab is down');
    }
  };
  const one = stand.replica({
    argocd: () => {
      throw new Error('no');
    },
  });
  return { one, id: await stand.create(one) };
}

describeOnStand('adopting an operation', stand => {
  it('keeps what is left for good, says who decided, and lets go of the name', async () => {
    const { one, id } = await leaveStuck(stand());
    expect(await stand().reserved()).toEqual(RESERVED);
    await one.engine.adopt(id, PAULA);

    const view = await one.reader.view(id);
    expect(view).toMatchObject({ state: 'adopted', error: 'no' });
    expect(view.nextUndoAt).toBeUndefined();
    const decision = `${PAULA} has decided to keep what is left`;
    expect(
      view.effects.map(({ title, state, note }) => ({ title, state, note })),
    ).toEqual([
      { title: 'toy apps/shop', state: 'kept', note: decision },
      { title: 'toy gitops/shop', state: 'kept', note: decision },
      {
        title: 'toy workloads/shop',
        state: 'kept',
        note: `GitLab is down; ${decision}`,
      },
      { title: 'toy catalog/shop', state: 'undone', note: undefined },
    ]);
    expect((await one.reader.events(id, 0)).at(-1)).toMatchObject({
      level: 'warn',
      message: decision,
    });
    expect(await stand().reserved()).toEqual([]);

    stand().clock.advance(1_000_000_000);
    await one.engine.sweep();
    await one.engine.idle();
    expect((await one.reader.get(id)).state).toBe('adopted');
    expect(stand().vendor.paths()).toContain('apps/shop');
  });

  it('is done once, however often it is asked for', async () => {
    const { one, id } = await leaveStuck(stand());
    await one.engine.adopt(id, PAULA);
    const before = await one.reader.view(id);
    await stand().replica().engine.adopt(id, ALICE);
    expect(await one.reader.view(id)).toEqual(before);
  });

  it('and an undo at the same time leave one of the two', async () => {
    for (let round = 0; round < 5; round++) {
      await stand().knex('operations').delete();
      stand().vendor.things.clear();
      const { one, id } = await leaveStuck(stand());
      const two = stand().replica();
      stand().vendor.before = () => {};
      const [adopted, undone] = await Promise.allSettled([
        one.engine.adopt(id, PAULA),
        two.engine.undo(id, ALICE),
      ]);
      await two.engine.idle();
      const { state } = await one.reader.get(id);
      expect([adopted.status, undone.status].sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(state).toBe(adopted.status === 'fulfilled' ? 'adopted' : 'undone');
      expect(stand().vendor.paths()).toHaveLength(state === 'undone' ? 0 : 3);
    }
  });

  it.each([
    ['waiting', /is waiting; only what is stuck can be adopted/],
    ['undone', /nothing is left of it/],
    ['done', /everything was made/],
  ])('is refused for what is %s', async (state, reason) => {
    const one = stand().replica();
    const id =
      state === 'done' ? await stand().create(one) : await stand().accept(one);
    if (state === 'undone') {
      stand().clock.advance(HAND_OVER_MS);
      await one.engine.sweep();
      await one.engine.idle();
    }
    await expect(one.engine.adopt(id, PAULA)).rejects.toThrow(reason);
    expect((await one.reader.get(id)).state).toBe(state);
  });

  it('is refused while it is being undone, and its runner goes on', async () => {
    let goOn = () => {};
    const paused = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const one = stand().replica(
      {
        push: () => {
          throw new Error('no');
        },
      },
      {},
    );
    stand().vendor.before = ({ verb }) =>
      verb === 'delete' ? paused : undefined;
    const id = await stand().accept(one);
    await one.engine.start(id, 'publish', Buffer.from('source'));
    while ((await one.reader.get(id)).state !== 'undoing') {
      await new Promise(setImmediate);
    }
    await expect(one.engine.adopt(id, PAULA)).rejects.toThrow(
      /is being undone right now/,
    );
    goOn();
    await one.engine.idle();
    expect((await one.reader.get(id)).state).toBe('undone');
  });
});
