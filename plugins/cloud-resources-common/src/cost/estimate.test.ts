import fc from 'fast-check';
import { design, designOf, file } from '../__testUtils__/designs';
import { everything } from '../__testUtils__/everything';
import { prices } from '../__testUtils__/prices';
import { regions } from '../design';
import { anyDesignFile } from '../testing';
import { compareEstimates } from './compareEstimates';
import { estimate, type EstimateOptions } from './estimate';

const one = (type: string, config: object = {}, usage?: object) =>
  estimate(
    designOf({
      ...file([['x', type, config]]),
      usage: usage && { x: { ...usage } },
    }),
    prices,
  ).resources[0];

const linesOf = (...args: Parameters<typeof one>) =>
  one(...args).lines.map(({ name, quantity, unitPrice, monthly }) => [
    name,
    quantity,
    unitPrice,
    Number(monthly.toFixed(6)),
  ]);

describe('estimate: EC2 by hand', () => {
  it('two t3.medium in us-east-1', () => {
    const { lines } = one('EC2', { instanceType: 't3.medium', count: 2 });
    const [compute, root] = lines;
    // 2 × 0.0416 = 0.0832 an hour; × 730 = 60.736 a month; × 12 = 728.832 a year.
    expect(compute).toMatchObject({
      name: 'Linux on demand, t3.medium',
      quantity: 1460,
      unit: 'hour',
      unitPrice: 0.0416,
      asOf: '2026-07-20',
    });
    expect(compute.monthly / 730).toBeCloseTo(0.0832, 10);
    expect(compute.monthly.toFixed(2)).toBe('60.74');
    expect((compute.monthly * 12).toFixed(2)).toBe('728.83');
    // 2 × 8 GB × 0.10 = 1.60 a month.
    expect(root).toMatchObject({ quantity: 16, unitPrice: 0.1 });
    expect(root.monthly).toBeCloseTo(1.6, 10);
    expect(one('EC2', { count: 2 }).pricingNote).toContain(
      '2 root volumes of 8 GB gp2',
    );
  });

  it('gp3 above what is free, an address, detailed monitoring', () => {
    expect(
      linesOf('EC2', {
        instanceType: 'm5.large',
        elasticIp: true,
        monitoring: true,
        rootBlockDevice: {
          volumeType: 'gp3',
          volumeSize: 100,
          iops: 4_000,
          throughput: 253,
        },
      }),
    ).toEqual([
      // 730 × 0.096
      ['Linux on demand, m5.large', 730, 0.096, 70.08],
      // 100 × 0.08
      ['Root volume: gp3 storage', 100, 0.08, 8],
      // (4000 − 3000) × 0.005
      ['Root volume: provisioned IOPS', 1000, 0.005, 5],
      // (253 − 125) / 1024 × 40.96
      ['Root volume: provisioned throughput', 0.125, 40.96, 5.12],
      // 730 × 0.005
      ['Public IPv4 address', 730, 0.005, 3.65],
      // 7 × 0.30
      ['Detailed monitoring', 7, 0.3, 2.1],
    ]);
  });

  it('CPU credits of an unlimited instance, by its vCPUs', () => {
    const credits = (config: object) =>
      linesOf('EC2', config, { monthlyCpuCreditHrs: 10 }).find(
        ([name]) => name === 'CPU credits',
      );
    // 10 hours × 4 vCPU × 0.05
    expect(credits({ instanceType: 't3.xlarge' })).toEqual([
      'CPU credits',
      40,
      0.05,
      2,
    ]);
    expect(
      credits({
        instanceType: 't3.xlarge',
        creditSpecification: { cpuCredits: 'standard' },
      }),
    ).toBeUndefined();
    expect(credits({ instanceType: 'm5.large' })).toBeUndefined();
  });

  it('io2 by tiers', () => {
    const volume = { volumeType: 'io2', volumeSize: 10, iops: 40_000 };
    expect(linesOf('EC2', { rootBlockDevice: volume }).slice(1)).toEqual([
      // 10 × 0.125
      ['Root volume: io2 storage', 10, 0.125, 1.25],
      // 32000 × 0.065
      ['Root volume: provisioned IOPS, up to 32000', 32_000, 0.065, 2_080],
      // 8000 × 0.0455
      ['Root volume: provisioned IOPS', 8_000, 0.0455, 364],
    ]);
  });
});

describe('estimate: SQS by hand', () => {
  it('requests in chunks of 64 KB', () => {
    // ceil(100 / 64) = 2 chunks × 5 million × 0.0000004
    expect(
      linesOf('SQS', {}, { monthlyRequests: 5_000_000, requestSizeKb: 100 }),
    ).toEqual([['Requests', 10_000_000, 4e-7, 4]]);
    // 5 million × 0.0000005
    expect(
      linesOf(
        'SQS',
        { fifoQueue: true },
        { monthlyRequests: 5_000_000, requestSizeKb: 64 },
      ),
    ).toEqual([['FIFO requests', 5_000_000, 5e-7, 2.5]]);
  });

  it('the free million once for all queues, and only on request', () => {
    const two = designOf({
      ...file([
        ['a', 'SQS'],
        ['b', 'SQS'],
      ]),
      usage: {
        a: { monthlyRequests: 600_000, requestSizeKb: 1 },
        b: { monthlyRequests: 900_000, requestSizeKb: 1 },
      },
    });
    // 1.5 million × 0.0000004
    expect(estimate(two, prices).totals.monthly).toBeCloseTo(0.6, 10);
    // 0.5 million × 0.0000004
    expect(
      estimate(two, prices, { freeTier: true }).totals.monthly,
    ).toBeCloseTo(0.2, 10);
  });
});

describe('estimate: S3 by hand', () => {
  it('storage by tiers, and requests', () => {
    expect(
      linesOf(
        'S3',
        {},
        {
          standard: {
            storageGb: 600_000,
            monthlyTier1Requests: 1_000_000,
            monthlyTier2Requests: 10_000_000,
          },
        },
      ),
    ).toEqual([
      // 50 TB = 51200 GB × 0.023
      ['Standard storage, up to 51200', 51_200, 0.023, 1_177.6],
      // 450 TB = 460800 GB × 0.022
      ['Standard storage, up to 512000', 460_800, 0.022, 10_137.6],
      // 600000 − 512000 = 88000 GB × 0.021
      ['Standard storage', 88_000, 0.021, 1_848],
      // 1 million × 0.000005
      ['Standard PUT, COPY, POST, LIST requests', 1_000_000, 5e-6, 5],
      // 10 million × 0.0000004
      ['Standard GET and other requests', 10_000_000, 4e-7, 4],
    ]);
  });

  it('retrieval from Standard-IA', () => {
    const usage = {
      standard: {},
      standardInfrequentAccess: { storageGb: 100, monthlyDataRetrievalGb: 50 },
    };
    expect(linesOf('S3', {}, usage).slice(3)).toEqual([
      // 100 × 0.0125
      ['Standard-IA storage', 100, 0.0125, 1.25],
      // 50 × 0.01
      ['Standard-IA retrieval', 50, 0.01, 0.5],
    ]);
  });

  it('says what is above the last tier that is known', () => {
    const { notPriced, lines } = one(
      'S3',
      {},
      {
        standard: {},
        intelligentTiering: { frequentAccessStorageGb: 51_300 },
      },
    );
    expect(lines[lines.length - 1]).toMatchObject({ quantity: 51_200 });
    expect(notPriced).toEqual([
      expect.objectContaining({
        quantity: 100,
        name: expect.stringMatching('above 51200'),
      }),
    ]);
  });
});

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

describe('estimate, for any design', () => {
  const close = (a: number, b: number) =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(a), Math.abs(b)),
    );
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
            close(line.monthly, line.quantity * line.unitPrice),
          );
          close(
            monthly ?? 0,
            lines.reduce((sum, line) => sum + line.monthly, 0),
          );
          lines.forEach(line => expect(line.asOf).toMatch(/^\d{4}-\d\d-\d\d$/));
        }
        close(
          totals.monthly,
          resources.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0),
        );
        close(totals.yearly, totals.hourly * 8_760);
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
        close(
          whole.totals.monthly,
          alone.reduce((a, b) => a + b, 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('costs no less when more is used', () => {
    const amount = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const cost = (gb: number) =>
          one('S3', {}, { standard: { storageGb: gb } }).monthly ?? NaN;
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
        close(there.totals.monthly, -back.totals.monthly);
        close(there.totals.monthly, to.totals.monthly - from.totals.monthly);
        const changes = new Map(back.resources.map(r => [r.nodeId, r.monthly]));
        there.resources.forEach(({ nodeId, monthly }) =>
          monthly === null
            ? expect(changes.get(nodeId)).toBeNull()
            : close(monthly, -(changes.get(nodeId) ?? NaN)),
        );
      }),
      { numRuns: 50 },
    );
  });
});
