import { estimate, PriceBook } from '@cloudforge/plugin-cloud-resources-common';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudforge, json } from '../__testUtils__/cloudforge';
import { readPriceBook } from '../priceBook';
import { checked, input, queue, servers } from './__testUtils__/designs';
import { makeDesignFolder } from './__testUtils__/makeDesignFolder';

jest.setTimeout(60_000);

describe('cloudforge design cost', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await makeDesignFolder();
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('counts two t3.medium as AWS does, in full precision', async () => {
    const result = await json(['design', 'cost', 'servers.json'], {
      cwd: dir,
    });
    const book = PriceBook.of(await readPriceBook());
    expect(result).toEqual(estimate(checked(servers), book));
    const [line] = result.resources[0].lines;
    expect(line).toEqual({
      name: 'Linux on demand, t3.medium',
      quantity: 1460,
      unit: 'hour',
      unitPrice: 0.0416,
      monthly: 1460 * 0.0416,
      source: expect.stringContaining('aws'),
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        'region',
        'currency',
        'resources',
        'totals',
        'notPriced',
        'assumptions',
      ]),
    );
    expect(Object.keys(result.resources[0])).toEqual([
      'nodeId',
      'resourceType',
      'name',
      'hourly',
      'monthly',
      'yearly',
      'pricingNote',
      'lines',
      'notPriced',
    ]);
  });

  it('takes a currency, a discount and a usage that counts more than that of the design', async () => {
    const flags = ['--currency', 'EUR', '--discount', '50'];
    const result = await json(
      ['design', 'cost', '-', ...flags, '--usage', join(dir, 'usage.json')],
      input({ ...queue(), usage: { orders: { monthlyRequests: 1 } } }),
    );
    const rate = (await readPriceBook()).exchange.rates.EUR;
    expect(result).toMatchObject({ currency: 'EUR', discountPercent: 50 });
    expect(result.totals.monthly).toBeCloseTo(
      3_000_000 * 0.0000004 * rate * 0.5,
      12,
    );
  });

  it('takes a size for what nobody stated, and the free tier on request', async () => {
    const flags = ['--assume', 'large', '--free-tier'];
    const result = await json(
      ['design', 'cost', '-', ...flags],
      input(queue()),
    );
    expect(result.assumptions[0]).toMatchObject({
      key: 'monthlyRequests',
      size: 'large',
    });
    expect(result.freeTier).toBe(true);
  });

  it('takes another region, and says what has no price there', async () => {
    const result = await json(
      ['design', 'cost', '-', '--region', 'mx-central-1'],
      input(queue()),
    );
    expect(result).toMatchObject({
      region: 'mx-central-1',
      totals: { monthly: 0 },
      resources: [{ monthly: null }],
      notPriced: [{ nodeId: 'orders', name: 'Requests' }],
    });
  });

  it('is a table for people, with sums, sources and assumptions', async () => {
    const { out, code } = await cloudforge(
      ['design', 'cost', '-'],
      input(queue()),
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Orders \(SQS\) +Requests +12,500,000 +request +0\.0000004 +5\.00 /m,
    );
    expect(out).toContain('5.00 a month, 60.00 a year');
    expect(out).toContain('orders: monthlyRequests = 12,500,000 (small');
  });

  it.each([
    [['--currency', 'XYZ'], 1, /there is no exchange rate for XYZ/],
    [['--region', 'moon'], 1, /region: /],
    [['--usage', 'queue.json'], 1, /usage\.region/],
    [['--discount', 'much'], 2, /from 0 to 100/],
    [['--discount', '101'], 2, /from 0 to 100/],
    [['--format', 'yaml'], 2, /Allowed choices are json, table/],
    [['--colour'], 2, /unknown option '--colour'/],
    [['other.json'], 2, /too many arguments/],
  ])('refuses %j with %i', async (flags, code, words) => {
    const run = await cloudforge(['design', 'cost', 'queue.json', ...flags], {
      cwd: dir,
    });
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.err).toMatch(words);
  });
});
