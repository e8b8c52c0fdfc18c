import fc from 'fast-check';
import { event, operations } from '../../__testUtils__/operations';
import { reduce, type FollowedOperation } from './useOperation';

describe('what is known of an operation', () => {
  it('holds every event once and in order, whatever is answered twice or in between fails', () => {
    const answers = fc.array(
      fc.oneof(
        // How many events there are by now, and from which on the answer repeats them.
        fc.record({ more: fc.nat(5), again: fc.nat(8) }),
        fc.constant('failure' as const),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(answers, given => {
        let total = 0;
        let known: FollowedOperation = { events: [] };
        for (const answer of given) {
          if (answer === 'failure') {
            known = reduce(known, { error: new Error('away') });
            continue;
          }
          const from = Math.max(0, total - answer.again);
          total += answer.more;
          const events = Array.from({ length: total - from }, (_, n) =>
            event(from + n + 1, 'line'),
          );
          known = reduce(known, {
            news: { operation: operations.running, events },
          });
          expect(known.error).toBeUndefined();
        }
        expect(known.events.map(({ seq }) => seq)).toEqual(
          Array.from({ length: total }, (_, n) => n + 1),
        );
      }),
    );
  });
});
