import fc from 'fast-check';
import { WorkQueue } from './WorkQueue';

const tick = () => new Promise<void>(resolve => setImmediate(resolve));

describe('WorkQueue', () => {
  it('never runs a key twice at once, nor more than allowed, and misses none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (keys, concurrency) => {
          const running = new Set<string>();
          const runs = new Map<string, number>();
          const queue = new WorkQueue({
            concurrency,
            work: async key => {
              expect(running.has(key)).toBe(false);
              running.add(key);
              expect(running.size).toBeLessThanOrEqual(concurrency);
              await tick();
              runs.set(key, (runs.get(key) ?? 0) + 1);
              running.delete(key);
            },
          });
          keys.forEach(key => queue.add(key));
          await queue.idle();
          expect([...runs.keys()].sort()).toEqual([...new Set(keys)].sort());
          expect([...runs.values()].filter(count => count !== 1)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('waits for a run that began after the call', async () => {
    let version = 0;
    const seen: number[] = [];
    const queue = new WorkQueue({
      concurrency: 1,
      work: async () => {
        const mine = version;
        await tick();
        seen.push(mine);
      },
    });
    const first = queue.run('a');
    await tick();
    version = 1;
    await queue.run('a');
    await first;
    expect(seen).toEqual([0, 1]);
  });

  it('takes nothing more once closed, and lets nobody wait', async () => {
    const seen: string[] = [];
    const queue = new WorkQueue({
      concurrency: 1,
      work: async key => {
        seen.push(key);
        await tick();
      },
    });
    queue.add('a');
    const waiting = queue.run('b');
    await Promise.resolve();
    await Promise.all([queue.close(), waiting]);
    queue.add('c');
    await queue.run('d');
    expect(seen).toEqual(['a']);
  });
});
