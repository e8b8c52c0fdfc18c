import fc from 'fast-check';
import { Pauses, defaultRetryPolicy, retryAfter } from './RetryPolicy';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const read = (value: string) =>
  retryAfter(new Headers({ 'retry-after': value }), NOW);

describe('retryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    ['86400', 86_400_000],
    ['Sun, 01 Nov 2026 00:01:00 GMT', 60_000],
    ['Sat, 31 Oct 2026 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-1s', undefined],
    ['', undefined],
  ])('reads "%s" as %s', (value, milliseconds) => {
    expect(read(value)).toBe(milliseconds);
  });

  it('gives a time that can be written down, however long it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,400}$/), value => {
        const asked = read(value) ?? NaN;
        expect(new Date(NOW + asked).toISOString()).toMatch(/^202[67]-/);
      }),
    );
  });
});

describe('Pauses', () => {
  it('are never shorter than asked, and have an end whatever is asked', () => {
    const asks = fc.array(fc.integer({ min: 0, max: 100_000 }), {
      minLength: defaultRetryPolicy.attempts,
    });
    fc.assert(
      fc.property(asks, asked => {
        const pauses = new Pauses(defaultRetryPolicy);
        let total = 0;
        const count = asked.findIndex(milliseconds => {
          const pause = pauses.next(milliseconds);
          expect(pause ?? milliseconds).toBeGreaterThanOrEqual(milliseconds);
          total += pause ?? 0;
          return pause === undefined;
        });
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThan(defaultRetryPolicy.attempts);
        expect(total).toBeLessThanOrEqual(defaultRetryPolicy.maxTotalPause);
      }),
    );
  });
});
