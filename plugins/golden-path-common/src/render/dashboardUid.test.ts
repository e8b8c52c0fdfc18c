import fc from 'fast-check';
import { dashboardUid } from './dashboardUid';

describe('dashboardUid', () => {
  it('is the name where it is short enough', () => {
    expect(dashboardUid('shop-production')).toBe('shop-production');
    expect(dashboardUid('x'.repeat(40))).toBe('x'.repeat(40));
  });

  it('tells long names with the same beginning apart', () => {
    const long = fc.stringMatching(/^[a-z]{2,12}$/);
    fc.assert(
      fc.property(long, long, (a, b) => {
        fc.pre(a !== b);
        const [first, second] = [a, b].map(end =>
          dashboardUid(`${'x'.repeat(40)}-${end}`),
        );
        expect(first).toHaveLength(40);
        expect(first).not.toBe(second);
      }),
      { numRuns: 1_000 },
    );
  });
});
