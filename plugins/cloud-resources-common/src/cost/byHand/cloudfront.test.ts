import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

const config = {
  origin: [{ originId: 'api', domainName: 'api.example.com' }],
};

const none = {
  monthlyDataTransferToInternetGb: {},
  monthlyHttpRequests: {},
  monthlyHttpsRequests: {},
};

describe('estimate: CloudFront by hand', () => {
  it('what is sent, by tiers of each area, and requests', () => {
    expect(
      linesOf('CLOUDFRONT', config, {
        monthlyDataTransferToInternetGb: { us: 60_000, india: 100 },
        monthlyHttpRequests: { us: 1_000_000 },
        monthlyHttpsRequests: { us: 2_000_000, southAmerica: 1_000_000 },
      }),
    ).toEqual([
      // 10 TB = 10240 GB × 0.085
      ['Sent to viewers, the United States, up to 10240', 10_240, 0.085, 870.4],
      // 40 TB = 40960 GB × 0.08
      [
        'Sent to viewers, the United States, up to 51200',
        40_960,
        0.08,
        3_276.8,
      ],
      // 60000 − 51200 = 8800 GB × 0.06
      ['Sent to viewers, the United States, up to 153600', 8_800, 0.06, 528],
      // 100 × 0.109
      ['Sent to viewers, India, up to 10240', 100, 0.109, 10.9],
      // 1 million × 0.00000075
      ['HTTP requests, the United States', 1_000_000, 7.5e-7, 0.75],
      // 2 million × 0.000001
      ['HTTPS requests, the United States', 2_000_000, 1e-6, 2],
      // 1 million × 0.0000022
      ['HTTPS requests, South America', 1_000_000, 2.2e-6, 2.2],
    ]);
  });

  it('says what is charged for where nothing is used', () => {
    expect(linesOf('CLOUDFRONT', config, none).map(([name]) => name)).toEqual([
      'Sent to viewers, the United States, up to 10240',
      'HTTP requests, the United States',
      'HTTPS requests, the United States',
    ]);
    expect(costOf('CLOUDFRONT', config, none).monthly).toBe(0);
  });

  it('a terabyte and ten million requests free once for all, and only on request', () => {
    const use = {
      monthlyDataTransferToInternetGb: { us: 1_000 },
      monthlyHttpRequests: { us: 6_000_000 },
      monthlyHttpsRequests: { us: 6_000_000 },
    };
    const one = designOf({
      ...file([['a', 'CLOUDFRONT', config]]),
      usage: { a: use },
    });
    const monthly = (freeTier: boolean) =>
      estimate(one, prices, { freeTier }).totals.monthly;
    // 1000 × 0.085 + 6 million × 0.00000075 + 6 million × 0.000001
    expect(monthly(false)).toBeCloseTo(95.5, 10);
    // 2 million of the HTTPS requests × 0.000001
    expect(monthly(true)).toBeCloseTo(2, 10);
  });
});
