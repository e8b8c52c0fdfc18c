import fc from 'fast-check';
import { findCycle } from './cycle';

const arrow = ([source, target]: [number, number]) => ({
  source: `${source}`,
  target: `${target}`,
});

describe('findCycle', () => {
  it('finds none where every arrow leads upwards', () => {
    const pair = fc.tuple(fc.nat(30), fc.nat(30)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair), pairs => {
        const up = pairs.map(([a, b]) =>
          arrow([Math.min(a, b), Math.max(a, b)]),
        );
        expect(findCycle(up)).toBeUndefined();
      }),
    );
  });

  it('finds one wherever there is one, and walks along arrows', () => {
    const pair = fc.tuple(fc.nat(8), fc.nat(8));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), pairs => {
        const arrows = pairs.map(arrow);
        const cycle = findCycle([...arrows, arrow([1, 2]), arrow([2, 1])]);
        expect(cycle?.[0]).toBe(cycle?.[cycle.length - 1]);
        const known = new Set(
          [...arrows, arrow([1, 2]), arrow([2, 1])].map(
            a => `${a.source} ${a.target}`,
          ),
        );
        cycle?.slice(1).forEach((id, index) => {
          expect(known).toContain(`${cycle[index]} ${id}`);
        });
        expect(cycle?.length).toBeGreaterThan(1);
      }),
    );
  });

  it('is not bounded by the stack', () => {
    const row = Array.from({ length: 50_000 }, (_, i) => arrow([i, i + 1]));
    expect(findCycle(row)).toBeUndefined();
    expect(findCycle([...row, arrow([50_000, 0])])).toHaveLength(50_002);
  });
});
