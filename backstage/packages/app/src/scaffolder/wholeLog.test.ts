import type { LogEvent } from '@backstage/plugin-scaffolder-common';
import ObservableOf from 'zen-observable';
import { SILENCE_MS, wholeLog } from './wholeLog';

const event = (type: LogEvent['type'], id: number): LogEvent => ({
  type,
  id,
  taskId: 'one',
  createdAt: '2026-11-20T08:00:00.000Z',
  body: { message: '' },
});

function read() {
  let source!: ZenObservable.SubscriptionObserver<LogEvent>;
  const stopped = jest.fn();
  const seen: string[] = [];
  const stream = new ObservableOf<LogEvent>(observer => {
    source = observer;
    return stopped;
  });
  const subscription = wholeLog(stream as never).subscribe({
    next: ({ type, id }) => seen.push(`${type} ${id}`),
    error: error => seen.push(error.message),
    complete: () => seen.push('end'),
  });
  return { source, seen, stopped, subscription };
}

describe('wholeLog', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('passes on what is not cancelled as it is', () => {
    const { source, seen } = read();
    source.next(event('log', 1));
    source.next(event('completion', 2));
    source.complete();

    expect(seen).toEqual(['log 1', 'completion 2', 'end']);
  });

  it('goes on to the end after a cancellation, so that it shows what became of everything', () => {
    const { source, seen } = read();
    source.next(event('cancelled', 1));
    source.next(event('log', 2));
    source.next(event('completion', 3));
    source.complete();
    jest.advanceTimersByTime(2 * SILENCE_MS);

    expect(seen).toEqual(['log 2', 'completion 3', 'end']);
  });

  it('tells of the cancellation when nothing more comes', () => {
    const { source, seen } = read();
    source.next(event('cancelled', 1));
    jest.advanceTimersByTime(SILENCE_MS - 1);
    source.next(event('log', 2));
    jest.advanceTimersByTime(SILENCE_MS - 1);
    expect(seen).toEqual(['log 2']);
    jest.advanceTimersByTime(1);

    expect(seen).toEqual(['log 2', 'cancelled 1']);
  });

  it('tells of the cancellation when the stream ends without a completion', () => {
    const { source, seen } = read();
    source.next(event('cancelled', 1));
    source.complete();

    expect(seen).toEqual(['cancelled 1', 'end']);
  });

  it('passes failures on and says nothing more', () => {
    const { source, seen } = read();
    source.next(event('cancelled', 1));
    source.error(new Error('broken'));
    jest.advanceTimersByTime(2 * SILENCE_MS);

    expect(seen).toEqual(['broken']);
  });

  it('lets go of the stream with its reader', () => {
    const { source, seen, stopped, subscription } = read();
    source.next(event('cancelled', 1));
    subscription.unsubscribe();
    jest.advanceTimersByTime(2 * SILENCE_MS);

    expect(stopped).toHaveBeenCalledTimes(1);
    expect(seen).toEqual([]);
  });
});
