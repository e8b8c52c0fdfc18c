import { mockServices } from '@backstage/backend-test-utils';
import type { Progress } from '../database/OperationReader';
import {
  gatherMs,
  OperationWatch,
  OperationWatchOptions,
} from './OperationWatch';

const NEVER = new AbortController().signal;
/** Longer than any test takes. */
const LONG = 100_000;

const running = (lastEvent: number): Progress => ({
  state: 'running',
  lastEvent,
});

describe('OperationWatch', () => {
  let newest: Map<string, Progress>;
  let asked: string[][];

  const watch = (options: Partial<OperationWatchOptions> = {}) =>
    new OperationWatch({
      reader: {
        progress: async ids => {
          asked.push(ids);
          return newest;
        },
      },
      logger: mockServices.logger.mock(),
      tailMs: LONG,
      gatherMs: () => 1,
      ...options,
    });

  beforeEach(() => {
    newest = new Map([['a', running(1)]]);
    asked = [];
  });

  it('returns at once when there is something newer', async () => {
    await expect(
      watch().wait('a', { seen: 0, ms: LONG, signal: NEVER }),
    ).resolves.toBeUndefined();
  });

  it('wakes for what this process writes, and only those who wait for it', async () => {
    const subject = watch();
    const woken: string[] = [];
    const a = subject
      .wait('a', { seen: 1, ms: LONG, signal: NEVER })
      .then(() => woken.push('a'));
    const gone = new AbortController();
    const b = subject
      .wait('b', { seen: 1, ms: LONG, signal: gone.signal })
      .then(() => woken.push('b'));
    await new Promise(setImmediate);
    subject.changed({ id: 'a', ...running(2) });
    await a;
    expect(woken).toEqual(['a']);
    gone.abort();
    await b;
  });

  it('wakes for what other processes write, by one query for all', async () => {
    const subject = watch({ tailMs: 5 });
    const waiting = ['a', 'a', 'b'].map(id =>
      subject.wait(id, { seen: 1, ms: LONG, signal: NEVER }),
    );
    await new Promise(setImmediate);
    newest = new Map([
      ['a', running(2)],
      ['b', running(2)],
    ]);
    await Promise.all(waiting);
    expect(asked.at(-1)).toEqual(['a', 'b']);
  });

  it('tells the news of an operation at work together', async () => {
    const subject = watch({ gatherMs: () => 20 });
    let woken = false;
    const waiting = subject
      .wait('a', { seen: 1, ms: LONG, signal: NEVER })
      .then(() => {
        woken = true;
      });
    await new Promise(setImmediate);
    subject.changed({ id: 'a', ...running(2) });
    await new Promise(setImmediate);
    expect(woken).toBe(false);
    await waiting;
  });

  it.each(['waiting', 'done', 'undone', 'stuck', 'adopted'] as const)(
    'tells at once that it is %s, whatever is gathered',
    async state => {
      const subject = watch({ gatherMs: () => LONG });
      const waiting = subject.wait('a', { seen: 1, ms: LONG, signal: NEVER });
      await new Promise(setImmediate);
      subject.changed({ id: 'a', ...running(2) });
      subject.changed({ id: 'a', state, lastEvent: 3 });
      await expect(waiting).resolves.toBeUndefined();
    },
  );

  it('returns at once when nothing can come any more', async () => {
    newest = new Map([['a', { state: 'done', lastEvent: 1 }]]);
    await expect(
      watch().wait('a', { seen: 1, ms: LONG, signal: NEVER }),
    ).resolves.toBeUndefined();
  });

  it('returns after the time that was asked for, and when the reader is gone', async () => {
    const { signal } = new AbortController();
    await expect(
      watch().wait('a', { seen: 1, ms: 1, signal }),
    ).resolves.toBeUndefined();
    const gone = AbortSignal.abort();
    await expect(
      watch().wait('a', { seen: 1, ms: LONG, signal: gone }),
    ).resolves.toBeUndefined();
  });

  it('survives a database that is away for a moment', async () => {
    const subject = watch({ tailMs: 5 });
    const waiting = subject.wait('a', { seen: 1, ms: LONG, signal: NEVER });
    await new Promise(setImmediate);
    const failing = jest.spyOn(newest, 'get').mockImplementationOnce(() => {
      throw new Error('away');
    });
    while (failing.mock.calls.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    newest.set('a', running(2));
    await expect(waiting).resolves.toBeUndefined();
  });

  it('lets only so many wait', async () => {
    const subject = watch({ maxWaiting: 1 });
    const gone = new AbortController();
    const first = subject.wait('a', { seen: 1, ms: LONG, signal: gone.signal });
    await expect(
      subject.wait('a', { seen: 1, ms: LONG, signal: NEVER }),
    ).rejects.toThrow(/Too many/);
    gone.abort();
    await first;
    await subject.wait('a', { seen: 0, ms: LONG, signal: NEVER });
  });
});

describe('gatherMs', () => {
  it.each([
    [1, 1_000],
    [10, 1_000],
    [30, 3_000],
    [500, 5_000],
  ])('of %i who wait is %i ms', (waiting, ms) => {
    expect(gatherMs(waiting)).toBe(ms);
  });
});
