import {
  ALICE,
  describeOnStand,
  untilAborted,
} from '../__testUtils__/EngineStand';
import { wholeToys } from '../__testUtils__/toyDefinition';

jest.setTimeout(60_000);

describeOnStand('the cancellation of an operation', stand => {
  it('stops the stage at work in this process and undoes', async () => {
    const { vendor } = stand();
    const one = stand().replica({
      push: untilAborted,
    });
    const id = await stand().publishUntil(one, 'push');
    await one.engine.cancel(id, ALICE);
    await one.engine.cancel(id, ALICE);
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: `Cancelled by ${ALICE}`,
    });
    expect(vendor.paths()).toEqual([]);
  });

  it('reaches the runner in another process at its next beat', async () => {
    const { vendor } = stand();
    const one = stand().replica(
      {
        push: untilAborted,
      },
      { times: { leaseMs: 300 } },
    );
    const two = stand().replica();
    const id = await stand().publishUntil(one, 'push');
    await two.engine.cancel(id, ALICE);
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({ state: 'undone' });
    expect(vendor.paths()).toEqual([]);
  });

  it('holds when the last stage ends before it is noticed', async () => {
    const { vendor } = stand();
    const two = stand().replica();
    const one = stand().replica({
      argocd: ({ operationId }) => two.engine.cancel(operationId, ALICE),
    });
    const id = await stand().create(one);
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: `Cancelled by ${ALICE}`,
    });
    expect(vendor.paths()).toEqual([]);
  });

  it('is refused for what is done', async () => {
    const { vendor } = stand();
    const one = stand().replica();
    const id = await stand().create(one);
    await expect(one.engine.cancel(id, ALICE)).rejects.toThrow(/is done/);
    expect(vendor.paths()).toEqual(wholeToys('shop'));
  });
});
