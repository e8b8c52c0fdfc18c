import { costOf, linesOf } from '../../__testUtils__/costs';

describe('estimate: LAMBDA by hand', () => {
  it('requests and duration', () => {
    expect(
      linesOf(
        'LAMBDA',
        { memorySize: 512 },
        { monthlyRequests: 10_000_000, requestDurationMs: 99.2 },
      ),
    ).toEqual([
      // 10 million × 0.0000002
      ['Requests', 10_000_000, 2e-7, 2],
      // 10 million × 0.1 s × 512 / 1024 GB = 500000 GB-s × 0.0000166667
      ['Duration, 512 MB, up to 6000000000', 500_000, 0.0000166667, 8.33335],
    ]);
  });

  it('ARM by tiers, and space in /tmp of which no price is known', () => {
    const { lines, notPriced } = costOf(
      'LAMBDA',
      {
        architectures: ['arm64'],
        memorySize: 10_240,
        ephemeralStorage: { size: 1_536 },
      },
      { monthlyRequests: 1_000_000_000, requestDurationMs: 1_000 },
    );
    // 1 billion × 1 s × 10 GB = 10 billion GB-s, of which 7.5 are in the first tier.
    expect(
      lines.map(({ quantity, unitPrice }) => [quantity, unitPrice]).slice(1),
    ).toEqual([
      [7.5e9, 0.0000133334],
      [2.5e9, 0.0000120001],
    ]);
    expect(lines[1].monthly).toBeCloseTo(100_000.5, 6);
    expect(lines[2].monthly).toBeCloseTo(30_000.25, 6);
    // 1 billion × 1 s × (1536 − 512) / 1024 GB
    expect(notPriced).toEqual([
      expect.objectContaining({
        name: 'Space in /tmp over 512 MB',
        quantity: 1e9,
      }),
    ]);
  });

  it('the HTTP API as not priced, since no price of it is known', () => {
    const { monthly, notPriced, pricingNote } = costOf(
      'LAMBDA',
      { httpApi: true },
      { monthlyRequests: 5_000_000, requestDurationMs: 0 },
    );
    // 5 million × 0.0000002
    expect(monthly).toBeCloseTo(1, 10);
    expect(notPriced).toEqual([
      expect.objectContaining({
        name: 'HTTP API requests',
        quantity: 5_000_000,
      }),
    ]);
    expect(pricingNote).toContain('HTTP API');
  });
});
