import { costOf, linesOf } from '../../__testUtils__/costs';

describe('estimate: a NAT gateway by hand', () => {
  it('the gateway, what goes through it, and its address', () => {
    expect(linesOf('NAT_GATEWAY', {}, { monthlyDataProcessedGb: 200 })).toEqual(
      [
        // 730 × 0.045
        ['Gateway', 730, 0.045, 32.85],
        // 200 × 0.045
        ['Data processed', 200, 0.045, 9],
        // 730 × 0.005
        ['Public IPv4 address', 730, 0.005, 3.65],
      ],
    );
  });

  it('an address that is there already costs the same', () => {
    const allocationId = 'eipalloc-0123456789abcdef0';
    expect(costOf('NAT_GATEWAY', { allocationId }).monthly).toBe(
      costOf('NAT_GATEWAY').monthly,
    );
  });
});
