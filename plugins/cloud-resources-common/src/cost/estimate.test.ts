import { design, designOf } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import type { regions } from '../design';
import { everything } from '../testing';
import { estimate, type EstimateOptions } from './estimate';

describe('estimate', () => {
  it('assumes what is not stated, by size, and says so', () => {
    const { assumptions, totals } = estimate(design([['q', 'SQS']]), prices, {
      size: 'medium',
    });
    expect(assumptions).toEqual([
      expect.objectContaining({
        nodeId: 'q',
        key: 'monthlyRequests',
        value: 25_000_000,
        size: 'medium',
      }),
      expect.objectContaining({ key: 'requestSizeKb', value: 32 }),
    ]);
    expect(totals.monthly).toBeCloseTo(10, 10);
  });

  it.each([
    ['an instance type', { instanceType: 'z9.huge' }, 'us-east-1'],
    ['dedicated hardware', { tenancy: 'dedicated' }, 'us-east-1'],
    ['a region', {}, 'ap-south-2'],
  ] as const)(
    'does not price %s that it does not know',
    (_, config, region) => {
      const { resources, notPriced } = estimate(
        design([['x', 'EC2', config]], [], region),
        prices,
      );
      expect(notPriced[0]).toMatchObject({ nodeId: 'x', quantity: 730 });
      expect(notPriced[0].reason).toContain(region);
      expect(resources[0].lines.map(({ name }) => name).join()).not.toContain(
        'Linux',
      );
    },
  );

  it('gives no amount, and not 0, where no price is known', () => {
    const { resources, totals } = estimate(
      design([['x', 'SQS']], [], 'eu-central-1'),
      prices,
    );
    expect(resources[0]).toMatchObject({
      monthly: null,
      hourly: null,
      lines: [],
    });
    expect(totals.monthly).toBe(0);
  });

  it('has the price of each region, and no other', () => {
    const compute = (region: (typeof regions)[number]) =>
      estimate(
        design([['x', 'EC2', { instanceType: 't3.micro' }]], [], region),
        prices,
      ).resources[0].lines.find(({ name }) => name.startsWith('Linux'))
        ?.unitPrice;
    expect(compute('us-east-1')).toBe(0.0104);
    expect(compute('ap-south-1')).toBe(0.0112);
    expect(compute('me-south-1')).toBeUndefined();
  });

  it.each(['INR', 'EUR', 'GBP'])('converts into %s once', currency => {
    const usd = estimate(designOf(everything), prices);
    const other = estimate(designOf(everything), prices, { currency });
    const { rate, date } = other.exchange ?? { rate: NaN, date: '' };
    expect(date).toBe('2026-09-29');
    expect(other.totals.monthly).toBeCloseTo(usd.totals.monthly * rate, 6);
    expect(other.resources[1].lines[0].unitPrice).toBeCloseTo(
      usd.resources[1].lines[0].unitPrice * rate,
      12,
    );
  });

  it('refuses a currency and a discount that there are not', () => {
    const none = design([]);
    const of = (options: EstimateOptions) => () =>
      estimate(none, prices, options);
    expect(of({ currency: 'XAU' })).toThrow('USD, INR, EUR, GBP');
    expect(of({ currency: 'constructor' })).toThrow('no exchange rate');
    expect(of({ discountPercent: 101 })).toThrow('0 to 100');
    expect(of({ discountPercent: NaN })).toThrow('0 to 100');
  });
});
