import { costOf, linesOf } from '../__testUtils__/costs';
import { designOf, file } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import { estimate } from './estimate';

describe('estimate: EC2 by hand', () => {
  it('two t3.medium in us-east-1', () => {
    const { lines } = costOf('EC2', { instanceType: 't3.medium', count: 2 });
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
    expect(costOf('EC2', { count: 2 }).pricingNote).toContain(
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
      ['Root volume: provisioned IOPS, up to 64000', 8_000, 0.0455, 364],
    ]);
  });

  it('io2 above its second tier, of which no price is known', () => {
    const volume = { volumeType: 'io2', volumeSize: 1_000, iops: 100_000 };
    const { lines, notPriced } = costOf('EC2', { rootBlockDevice: volume });
    expect(lines.map(({ monthly }) => monthly).slice(-2)).toEqual([
      // 32000 × 0.065, 32000 × 0.0455
      2_080, 1_456,
    ]);
    expect(notPriced).toMatchObject([{ quantity: 36_000 }]);
  });
});

describe('estimate: a security group', () => {
  it('is free, which is known, and so is not the same as not priced', () => {
    expect(costOf('SECURITY_GROUP')).toMatchObject({
      monthly: 0,
      lines: [],
      notPriced: [],
    });
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
    const { notPriced, lines } = costOf(
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
