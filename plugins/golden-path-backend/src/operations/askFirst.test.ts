import { askFirst } from './askFirst';

describe('askFirst', () => {
  const asked = () => {
    const controller = new AbortController();
    let lost = false;
    const signal = askFirst(controller.signal, () => {
      if (lost) {
        controller.abort(new Error('lost'));
      }
    });
    return {
      signal,
      lose: () => {
        lost = true;
      },
    };
  };

  it('tells whoever asks, before any event', () => {
    const { signal, lose } = asked();
    expect(signal.aborted).toBe(false);
    expect(() => signal.throwIfAborted()).not.toThrow();
    lose();
    expect(() => signal.throwIfAborted()).toThrow('lost');
    expect(signal.aborted).toBe(true);
  });

  it('still is a signal for fetch and for signals made of it', async () => {
    const { signal, lose } = asked();
    const both = AbortSignal.any([signal, new AbortController().signal]);
    lose();
    expect(signal.aborted).toBe(true);
    expect(both.aborted).toBe(true);
    await expect(fetch('http://127.0.0.1:9/', { signal })).rejects.toThrow(
      'lost',
    );
  });
});
