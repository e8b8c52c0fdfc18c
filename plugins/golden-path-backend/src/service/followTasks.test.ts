import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { describeOnStand, untilAborted } from '../__testUtils__/EngineStand';
import { Replica } from '../__testUtils__/Replica';
import { followTasks } from './followTasks';

jest.setTimeout(60_000);

describeOnStand('followTasks', stand => {
  /** Tells the replica what the scaffolder would. */
  const following = async ({ engine, reader }: Replica) => {
    let tell: (params: EventParams) => Promise<void> = async () => {};
    const events: EventsService = {
      publish: async () => {},
      subscribe: async ({ topics, onEvent }) => {
        expect(topics).toEqual(['scaffolder.task']);
        tell = onEvent;
      },
    };
    await followTasks({ events, engine, reader });
    return (eventPayload: unknown) =>
      tell({ topic: 'scaffolder.task', eventPayload });
  };

  it.each([
    ['failed', { id: 't1', status: 'failed' }, 'the task t1, which has failed'],
    [
      'was cancelled',
      { id: 17, taskId: 't1', status: 'cancelled' },
      'the task t1, which was cancelled',
    ],
  ])('undoes the operation of a task that %s', async (_, payload, by) => {
    const one = stand().replica();
    const tell = await following(one);
    const id = await stand().accept(one, { taskId: 't1' });
    const other = await stand().accept(one, { name: 'cart', taskId: 't2' });
    await tell(payload);
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: `Cancelled by ${by}`,
    });
    expect((await one.reader.get(other)).state).toBe('waiting');
  });

  it('leaves a running operation to the step that follows it, unless the task has failed', async () => {
    const one = stand().replica({ push: untilAborted });
    const tell = await following(one);
    const id = await stand().accept(one, { taskId: 't1' });
    await one.engine.start(id, 'publish', Buffer.from('source'));
    await tell({ id: 17, taskId: 't1', status: 'cancelled' });
    expect((await one.reader.view(id)).cancelledBy).toBeUndefined();
    await tell({ id: 't1', status: 'failed' });
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      cancelledBy: 'the task t1, which has failed',
    });
  });

  it('leaves alone what has ended, and what other news is about', async () => {
    const one = stand().replica();
    const tell = await following(one);
    const done = await stand().accept(one, { taskId: 't1' });
    await one.engine.start(done, 'publish', Buffer.from('source'));
    await one.engine.idle();
    for (const payload of [
      { id: 't1', status: 'completed' },
      { id: 't1', status: 'recovered' },
      { status: 'failed' },
      undefined,
    ]) {
      await tell(payload);
    }
    await one.engine.start(done, 'register');
    await one.engine.idle();
    await tell({ id: 't1', status: 'failed' });
    expect((await one.reader.view(done)).state).toBe('done');
  });
});
