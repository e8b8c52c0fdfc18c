import { design } from '../../__testUtils__/designs';
import { linesOf } from '../../__testUtils__/costs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

describe('estimate: Route 53 by hand', () => {
  it('a zone, and queries by tiers', () => {
    expect(
      linesOf(
        'ROUTE53',
        { name: 'example.com' },
        { monthlyStandardQueries: 1_500_000_000 },
      ),
    ).toEqual([
      // The first 25 of an account cost this each; tiers are counted per resource.
      ['Zone, up to 25', 1, 0.5, 0.5],
      // 1000 million × 0.0000004
      ['Queries, up to 1000000000', 1_000_000_000, 4e-7, 400],
      // 500 million × 0.0000002
      ['Queries', 500_000_000, 2e-7, 100],
    ]);
  });

  it('costs the same in every region, since its prices are of none', () => {
    const monthly = (region: 'us-east-1' | 'ap-southeast-7') =>
      estimate(
        design([['x', 'ROUTE53', { name: 'example.com' }]], [], region),
        prices,
      ).totals.monthly;
    // 0.50 + 12.5 million × 0.0000004
    expect(monthly('us-east-1')).toBeCloseTo(5.5, 10);
    expect(monthly('ap-southeast-7')).toBeCloseTo(5.5, 10);
  });
});
