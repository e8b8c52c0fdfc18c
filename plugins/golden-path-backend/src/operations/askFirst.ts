/**
 * Lets a signal look before it answers. A process that was stopped for longer
 * than its lease may go on with what it was about to send before any timer has
 * told it; a client that asks the signal right before it sends is told in time.
 */
export function askFirst(signal: AbortSignal, ask: () => void): AbortSignal {
  const { prototype } = AbortSignal;
  const answer = Object.getOwnPropertyDescriptor(prototype, 'aborted')!.get!;
  return Object.defineProperties(signal, {
    aborted: {
      get: () => {
        ask();
        return answer.call(signal);
      },
    },
    throwIfAborted: {
      value: () => {
        ask();
        prototype.throwIfAborted.call(signal);
      },
    },
  });
}
