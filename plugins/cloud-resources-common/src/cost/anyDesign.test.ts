import fc from 'fast-check';
import { costOf } from '../__testUtils__/costs';
import { designOf } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import { anyDesignFile } from '../testing';
import { compareEstimates } from './compareEstimates';
import { estimate, type EstimateOptions } from './estimate';

/** What summing doubles in another order may change. */
const EPSILON = 1e-9;

describe('estimate, for any design', () => {
  const distance = (a: number, b: number) =>
    Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
  const options = fc.record({
    size: fc.constantFrom('small', 'medium', 'large'),
    currency: fc.constantFrom('USD', 'INR', 'EUR', 'GBP'),
    discountPercent: fc.double({ min: 0, max: 100, noNaN: true }),
  }) as fc.Arbitrary<EstimateOptions>;

  it('lines multiply, resources and totals add up, nothing is NaN', () => {
    fc.assert(
      fc.property(anyDesignFile(), options, (of, how) => {
        const { resources, totals, notPriced } = estimate(
          designOf(of),
          prices,
          how,
        );
        for (const { lines, monthly } of resources) {
          lines.forEach(line =>
            expect(
              distance(line.monthly, line.quantity * line.unitPrice),
            ).toBeLessThan(EPSILON),
          );
          expect(
            distance(
              monthly ?? 0,
              lines.reduce((sum, line) => sum + line.monthly, 0),
            ),
          ).toBeLessThan(EPSILON);
          lines.forEach(line => expect(line.asOf).toMatch(/^\d{4}-\d\d-\d\d$/));
        }
        expect(
          distance(
            totals.monthly,
            resources.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0),
          ),
        ).toBeLessThan(EPSILON);
        expect(distance(totals.yearly, totals.hourly * 8_760)).toBeLessThan(
          EPSILON,
        );
        expect(JSON.stringify([resources, totals])).not.toContain('NaN');
        expect(notPriced).toHaveLength(
          resources.reduce(
            (sum, resource) => sum + resource.notPriced.length,
            0,
          ),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is the sum of what each node costs alone', () => {
    fc.assert(
      fc.property(anyDesignFile(), options, (of, how) => {
        const whole = estimate(designOf(of), prices, how);
        const alone = of.nodes.map(node => {
          const usage = of.usage?.[node.id];
          return estimate(
            designOf({
              region: of.region,
              nodes: [node],
              usage: usage && { [node.id]: usage },
            }),
            prices,
            how,
          ).totals.monthly;
        });
        expect(
          distance(
            whole.totals.monthly,
            alone.reduce((a, b) => a + b, 0),
          ),
        ).toBeLessThan(EPSILON);
      }),
      { numRuns: 50 },
    );
  });

  it('costs no less when more is used', () => {
    const amount = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const cost = (gb: number) =>
          costOf('S3', {}, { standard: { storageGb: gb } }).monthly ?? NaN;
        expect(cost(Math.max(a, b))).toBeGreaterThanOrEqual(
          cost(Math.min(a, b)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has a difference that turns its sign with its direction', () => {
    const any = anyDesignFile('us-east-1');
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [from, to] = [a, b].map(of => estimate(designOf(of), prices));
        const there = compareEstimates(from, to);
        const back = compareEstimates(to, from);
        expect(
          distance(there.totals.monthly, -back.totals.monthly),
        ).toBeLessThan(EPSILON);
        expect(
          distance(
            there.totals.monthly,
            to.totals.monthly - from.totals.monthly,
          ),
        ).toBeLessThan(EPSILON);
        const changes = new Map(back.resources.map(r => [r.nodeId, r.monthly]));
        const sums = there.resources.map(({ nodeId, monthly }) => {
          const other = changes.get(nodeId) ?? null;
          return monthly === null || other === null
            ? Number(monthly !== other)
            : monthly + other;
        });
        sums.forEach(sum => expect(distance(sum, 0)).toBeLessThan(EPSILON));
      }),
      { numRuns: 50 },
    );
  });
});
