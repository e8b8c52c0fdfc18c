import { failure, portal, type Answer } from '../../__testUtils__/portal';
import { event, operations } from '../../__testUtils__/operations';
import { followOperation } from './followOperation';

/** Every request a test may wait for, in milliseconds: more than the longest rest. */
const LONGER_THAN_ANY_REST = 31_000;

function follow(answers: (Answer | (() => Answer))[], after = 0) {
  const server = portal(() => {
    const next = answers.shift();
    return typeof next === 'function' ? next() : next;
  });
  const controller = new AbortController();
  const told: string[] = [];
  const ended = followOperation(server.client, 'one', {
    after,
    signal: controller.signal,
    onNews: ({ operation, events }) =>
      told.push(`${operation.state} ${events.map(({ seq }) => seq)}`),
    onError: error => told.push(String((error as Error).name)),
  });
  return { server, controller, told, ended };
}

const news = (
  state: keyof typeof operations,
  ...numbers: number[]
): { body: unknown } => ({
  body: {
    operation: operations[state],
    events: numbers.map(seq => event(seq, `line ${seq}`)),
  },
});

const lines = (server: ReturnType<typeof portal>) =>
  server.requests.map(({ line }) => line.split('?')[1]);

describe('followOperation', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const later = async () => {
    for (let n = 0; n < 20; n++) {
      await jest.advanceTimersByTimeAsync(LONGER_THAN_ANY_REST);
    }
  };

  it('asks at once, then waits for news from where it was, until the end', async () => {
    const { server, told, ended } = follow([
      news('running', 1, 2),
      news('running'),
      news('undoing', 3),
      news('undone', 4),
      news('undone'),
    ]);
    await later();
    await ended;

    expect(told).toEqual([
      'running 1,2',
      'running ',
      'undoing 3',
      'undone 4',
      'undone ',
    ]);
    expect(lines(server)).toEqual([
      'after=0&wait=0',
      'after=2&wait=20000',
      'after=2&wait=20000',
      'after=3&wait=20000',
      'after=4&wait=20000',
    ]);
  });

  it('does not end while a person may still press a button', async () => {
    const { told, controller, ended } = follow([
      news('stuck', 1),
      news('stuck'),
      news('undoing', 2),
      news('undone', 3),
      news('undone'),
    ]);
    await later();
    await ended;

    expect(told.at(-1)).toBe('undone ');
    expect(controller.signal.aborted).toBe(false);
  });

  it('goes on after failures, from where it was', async () => {
    const { server, told, ended } = follow([
      news('running', 1),
      undefined,
      failure(503, 'ServiceUnavailableError', 'away'),
      failure(500, 'Error', 'broken'),
      news('done', 2),
      news('done'),
    ]);
    await later();
    await ended;

    expect(told).toEqual([
      'running 1',
      'TypeError',
      'ResponseError',
      'ResponseError',
      'done 2',
      'done ',
    ]);
    expect(lines(server).slice(1, 5)).toEqual(
      Array(4).fill('after=1&wait=20000'),
    );
  });

  it.each([
    [404, 'NotFoundError'],
    [400, 'InputError'],
  ])('does not ask again what is answered with %p', async (status, name) => {
    const { server, told, ended } = follow([failure(status, name, 'none')]);
    await later();
    await ended;

    expect(told).toEqual(['ResponseError']);
    expect(server.requests).toHaveLength(1);
  });

  it('asks ever more slowly while nobody answers', async () => {
    const { server, controller, ended } = follow([]);
    const after = async (ms: number) => {
      await jest.advanceTimersByTimeAsync(ms);
      return server.requests.length;
    };

    expect(await after(0)).toBe(1);
    expect(await after(1_000)).toBe(2);
    expect(await after(1_000)).toBe(2);
    expect(await after(1_000)).toBe(3);
    controller.abort();
    await ended;
    expect(await after(100_000)).toBe(3);
  });

  it('says nothing more once nobody listens, whatever still arrives', async () => {
    let arrive = (_answer: Answer) => {};
    const server = portal(() => new Promise(resolve => (arrive = resolve)));
    const controller = new AbortController();
    const told = jest.fn();
    const ended = followOperation(server.client, 'one', {
      after: 0,
      signal: controller.signal,
      onNews: told,
      onError: told,
    });
    await later();
    controller.abort();
    arrive(news('done', 1));
    await ended;

    expect(told).not.toHaveBeenCalled();
    expect(server.requests).toHaveLength(1);
  });
});
