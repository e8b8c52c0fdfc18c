import fc from 'fast-check';
import { LeaseLostError } from '../operations/LeaseLostError';
import { Change } from './OperationTable';
import { OrderedWrites } from './OrderedWrites';
import { OperationRecord } from './rows';

const line = (message: string): Change => ({
  events: [{ level: 'info', message }],
});

/** A database that takes what it is given, unless told to fail. */
class Sink {
  readonly written: string[] = [];
  commits = 0;
  error?: Error;

  readonly writes = new OrderedWrites(async change => {
    await new Promise(setImmediate);
    if (this.error) {
      throw this.error;
    }
    this.commits++;
    this.written.push(...(change.events ?? []).map(({ message }) => message));
    const operation = { lastEvent: this.written.length } as OperationRecord;
    await change.also?.(undefined as never, operation);
    return operation;
  });
}

describe('OrderedWrites', () => {
  it('keep the order in which changes were handed in, and number them so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('now', 'awaited', 'later', 'pause'), {
          maxLength: 30,
        }),
        async steps => {
          const { writes, written } = new Sink();
          const expected: string[] = [];
          const numbered: Promise<unknown>[] = [];
          const afterwards: [string[], string[]][] = [];
          for (const [index, step] of steps.entries()) {
            const message = `${step} ${index}`;
            if (step === 'pause') {
              await new Promise(setImmediate);
              continue;
            }
            expected.push(message);
            const seq = expected.length;
            if (step === 'later') {
              writes.later(line(message));
              continue;
            }
            const seen: number[] = [];
            const writing = writes.now({
              ...line(message),
              also: async (_, { lastEvent }) => {
                seen.push(lastEvent);
              },
            });
            numbered.push(
              writing.then(({ lastEvent }) =>
                expect([lastEvent, ...seen]).toEqual([seq, seq]),
              ),
            );
            if (step === 'awaited') {
              await writing;
              afterwards.push([[...written], [...expected]]);
            }
          }
          await Promise.all(numbered);
          await writes.flush();
          expect(written).toEqual(expected);
          for (const [then, wanted] of afterwards) {
            expect(then).toEqual(wanted);
          }
        },
      ),
    );
  });

  it('share a commit when they come together, and with what nobody waits for', async () => {
    const sink = new Sink();
    sink.writes.later(line('stage'));
    await Promise.all(['a', 'b', 'c'].map(each => sink.writes.now(line(each))));
    expect(sink.written).toEqual(['stage', 'a', 'b', 'c']);
    expect(sink.commits).toBe(1);
  });

  it('write by themselves what nothing comes after', async () => {
    const sink = new Sink();
    sink.writes.later(line('last'));
    while (sink.written.length === 0) {
      await new Promise(setImmediate);
    }
    expect(sink.written).toEqual(['last']);
  });

  it('tell the caller of a failure, and lose no line to it', async () => {
    const sink = new Sink();
    sink.error = new Error('the database is away');
    sink.writes.later(line('one'));
    await expect(sink.writes.now(line('refused'))).rejects.toThrow('away');
    sink.writes.later(line('two'));
    sink.error = undefined;
    await sink.writes.flush();
    expect(sink.written).toEqual(['one', 'two']);
  });

  it('write nothing more once the lease is lost', async () => {
    const sink = new Sink();
    sink.error = new LeaseLostError('o');
    sink.writes.later(line('one'));
    await expect(sink.writes.flush()).rejects.toThrow(LeaseLostError);
    sink.error = undefined;
    await sink.writes.flush();
    expect(sink.written).toEqual([]);
  });
});
