import type { PriceBookData } from '@cloudforge/plugin-cloud-resources-common';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudforge } from '../../cli/__testUtils__/cloudforge';
import { priceBookText } from '../priceBookText';
import { PriceListApi } from './PriceListApi';
import { refreshPrices, type RefreshOptions } from './refreshPrices';
import {
  PriceListStandIn,
  type StandInProduct,
} from './__testUtils__/PriceListStandIn';

const sheet = { source: 'sheet', asOf: '2024-07-01', evidence: 'aws-sheet' };

const book: PriceBookData = {
  sources: [sheet],
  units: {
    EC2: { '*': 'hour' },
    EIP: { 'publicIpv4.inUse': 'hour' },
    S3: { 'standard.storage': 'GB-month' },
    SQS: { 'requests.standard': 'request' },
    TAPE: { reel: 'reel' },
  },
  lists: [
    {
      service: 'EC2',
      region: 'eu-west-1',
      source: 0,
      prices: { 'linux.t3.micro': 0.0114, 'linux.t1.micro': 0.02 },
    },
    {
      service: 'SQS',
      region: 'eu-west-1',
      source: 0,
      prices: { 'requests.standard': 5e-7 },
    },
    { service: 'TAPE', region: 'eu-west-1', source: 0, prices: { reel: 3 } },
  ],
  exchange: {
    base: 'USD',
    date: '2026-09-29',
    source: 'bank',
    rates: { INR: 96, EUR: 0.88, GBP: 0.75 },
  },
};

const regionCode = 'eu-west-1';

const instance = (
  instanceType: string,
  usd: string,
  other: Record<string, string> = {},
): StandInProduct => ({
  serviceCode: 'AmazonEC2',
  attributes: {
    regionCode,
    instanceType,
    operatingSystem: 'Linux',
    tenancy: 'Shared',
    preInstalledSw: 'NA',
    licenseModel: 'No License required',
    capacitystatus: 'Used',
    marketoption: 'OnDemand',
    ...other,
  },
  unit: 'Hrs',
  usd,
});

/** The first million is free for every account, which the API tells as a price of 0. */
const queue = (change: Partial<StandInProduct> = {}): StandInProduct => ({
  serviceCode: 'AWSQueueService',
  attributes: {
    regionCode,
    productFamily: 'API Request',
    queueType: 'Standard',
    usagetype: 'EU-Requests-Tier1',
  },
  unit: 'Requests',
  usd: [
    ['0', '1000000', '0.0000000000'],
    ['1000000', 'Inf', '0.0000004000'],
  ],
  ...change,
});

const storage: StandInProduct = {
  serviceCode: 'AmazonS3',
  attributes: {
    regionCode,
    productFamily: 'Storage',
    volumeType: 'Standard',
    usagetype: 'EU-TimedStorage-ByteHrs',
  },
  unit: 'GB-Mo',
  usd: [
    ['0', '51200', '0.0230000000'],
    ['51200', '512000', '0.0220000000'],
    ['512000', 'Inf', '0.0210000000'],
  ],
};

const fleet = [
  instance('t3.micro', '0.0120000000'),
  instance('t3.small', '0.0240000000'),
  instance('t3.medium', '0.0480000000'),
  instance('t3.large', '0.0960000000'),
  instance('t3.xlarge', '0.1920000000'),
  instance('t3.micro', '0.9', { operatingSystem: 'Windows' }),
  instance('t3.micro', '0.9', { regionCode: 'us-east-1' }),
];

describe('refreshPrices', () => {
  let standIn: PriceListStandIn;
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-prices-'));
    file = join(dir, 'aws.json');
    await writeFile(file, priceBookText(book));
    standIn = await PriceListStandIn.start([...fleet, queue(), storage]);
  });
  afterEach(async () => {
    standIn.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const refresh = (options: Partial<RefreshOptions> = {}) =>
    refreshPrices({
      file,
      api: PriceListApi.create({
        endpoint: standIn.url,
        credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      }),
      ratesUrl: standIn.url,
      write: true,
      progress: () => {},
      ...options,
    });

  const written = async (): Promise<PriceBookData> =>
    JSON.parse(await readFile(file, 'utf8'));

  const pricesOf = ({ lists, sources }: PriceBookData, service: string) =>
    lists
      .filter(list => list.service === service)
      .flatMap(({ prices, source }) =>
        Object.entries(prices).map(([dimension, price]) => [
          dimension,
          price,
          sources[source].asOf,
        ]),
      );

  it('takes prices of all pages, tiers in order, without the free tier, and dates them', async () => {
    await refresh({ services: ['EC2', 'S3', 'SQS'] });
    const now = await written();
    expect(pricesOf(now, 'EC2')).toEqual([
      ['linux.t3.micro', 0.012, '2026-11-18'],
      ['linux.t3.small', 0.024, '2026-11-18'],
      ['linux.t3.medium', 0.048, '2026-11-18'],
      ['linux.t3.large', 0.096, '2026-11-18'],
      ['linux.t3.xlarge', 0.192, '2026-11-18'],
      ['linux.t1.micro', 0.02, '2024-07-01'],
    ]);
    expect(pricesOf(now, 'SQS')).toEqual([
      ['requests.standard', 4e-7, '2026-11-18'],
    ]);
    expect(pricesOf(now, 'S3')).toEqual([
      [
        'standard.storage',
        [
          { upTo: 51_200, usd: 0.023 },
          { upTo: 512_000, usd: 0.022 },
          { upTo: null, usd: 0.021 },
        ],
        '2026-11-18',
      ],
    ]);
    expect(now.sources).toContainEqual({
      source: 'AWS Price List API (GetProducts)',
      asOf: '2026-11-18',
      evidence: 'price-list',
    });
    expect(pricesOf(now, 'TAPE')).toEqual([['reel', 3, '2024-07-01']]);
    expect(await readdir(dir)).toEqual(['aws.json']);
    expect(await readFile(file, 'utf8')).toBe(priceBookText(now));
  });

  it('turns rates for a euro into rates for a dollar', async () => {
    const { exchange } = await refresh({ services: ['SQS'] });
    expect(exchange.before).toEqual(book.exchange);
    expect(exchange.after).toEqual({
      base: 'USD',
      date: '2026-11-20',
      source: expect.stringContaining('European Central Bank'),
      rates: { INR: 90, EUR: 0.8, GBP: 0.7 },
    });
    expect((await written()).exchange).toEqual(exchange.after);
  });

  it('tells what is another than before, and what the API no longer has', async () => {
    const { changes, refused, prices } = await refresh({
      services: ['EC2', 'SQS'],
    });
    expect(prices).toBe(6);
    const place = { region: regionCode };
    expect(changes).toContainEqual({
      ...place,
      service: 'SQS',
      dimension: 'requests.standard',
      before: 5e-7,
      after: 4e-7,
    });
    expect(changes).toContainEqual({
      ...place,
      service: 'EC2',
      dimension: 'linux.t3.small',
      before: undefined,
      after: 0.024,
    });
    expect(refused).toEqual([
      {
        ...place,
        service: 'EC2',
        dimension: 'linux.t1.micro',
        reason: 'there is no such product',
        kept: true,
      },
    ]);
  });

  it.each([
    [
      'two products',
      [queue(), queue()],
      'there are 2 such products: SKU0, SKU1',
    ],
    ['no product', [], 'there is no such product'],
    ['a price of 0 alone', [queue({ usd: '0.0' })], 'has no price but 0'],
    [
      'another unit',
      [queue({ unit: '1M Requests' })],
      'is priced by "1M Requests", which is not known to be request',
    ],
    [
      'a gap between tiers',
      [
        queue({
          usd: [
            ['0', '10', '2'],
            ['20', 'Inf', '1'],
          ],
        }),
      ],
      'have gaps',
    ],
  ])('refuses %s, and keeps what it has', async (_, products, reason) => {
    standIn.products = products;
    const { refused, changes } = await refresh({ services: ['SQS'] });
    expect(changes).toEqual([]);
    expect(refused).toEqual([
      expect.objectContaining({
        dimension: 'requests.standard',
        reason: expect.stringContaining(reason),
        kept: true,
      }),
    ]);
    expect(pricesOf(await written(), 'SQS')).toEqual([
      ['requests.standard', 5e-7, '2024-07-01'],
    ]);
  });

  it('takes a price of several products whole or not at all', async () => {
    const iops = (tier: string, usd: string): StandInProduct => ({
      serviceCode: 'AmazonEC2',
      attributes: {
        regionCode,
        productFamily: 'System Operation',
        volumeApiName: 'io2',
        usagetype: `EU-EBS:VolumeP-IOPS.io2${tier}`,
      },
      unit: 'IOPS-Mo',
      usd,
    });
    const [first, second, third] = [
      iops('', '0.065'),
      iops('.tier2', '0.046'),
      iops('.tier3', '0.032'),
    ];
    standIn.products = [first, second];
    await refresh({ services: ['EBS'] });
    expect(pricesOf(await written(), 'EBS')).toEqual([]);

    standIn.products = [third, first, second];
    await refresh({ services: ['EBS'] });
    expect(pricesOf(await written(), 'EBS')).toEqual([
      [
        'io2.iops',
        [
          { upTo: 32_000, usd: 0.065 },
          { upTo: 64_000, usd: 0.046 },
          { upTo: null, usd: 0.032 },
        ],
        '2026-11-18',
      ],
    ]);
  });

  it('asks again where it is throttled or the API fails', async () => {
    standIn.faults.push(
      { status: 400, type: 'ThrottlingException' },
      { status: 500, type: 'InternalErrorException' },
    );
    const { prices } = await refresh({ services: ['SQS'] });
    expect(prices).toBe(1);
    expect(standIn.faults).toEqual([]);
  });

  it('writes nothing where it is not let, nor without exchange rates', async () => {
    standIn.faults.push({ status: 400, type: 'AccessDeniedException' });
    await expect(refresh({ services: ['EC2'] })).rejects.toThrow(
      /gives no prices of AmazonEC2: .* needs credentials that allow pricing:GetProducts/,
    );
    standIn.rates = '<html>Service unavailable</html>';
    await expect(refresh()).rejects.toThrow('cannot be read: no date');
    expect(await readFile(file, 'utf8')).toBe(priceBookText(book));
  });

  it('asks each question once, and no region that it was not told', async () => {
    await refresh({ regions: ['eu-west-1', 'ap-south-1'], services: ['S3'] });
    const asked = standIn.questions.map(({ ServiceCode, Filters, NextToken }) =>
      JSON.stringify([ServiceCode, Filters, NextToken]),
    );
    expect(new Set(asked).size).toBe(asked.length);
    const regions = standIn.questions.flatMap(({ Filters }) =>
      Filters.filter(({ Field }) => Field === 'regionCode').map(
        ({ Value }) => Value,
      ),
    );
    expect([...new Set(regions)].sort()).toEqual(['ap-south-1', 'eu-west-1']);
  });

  it.each([
    [{ services: ['TAPE'] }, 'no way to ask for prices of "TAPE"'],
    [{ regions: ['moon'] }, 'there is no region "moon"'],
  ])('refuses %j', async (options, message) => {
    await expect(refresh(options)).rejects.toThrow(message);
    expect(standIn.questions).toEqual([]);
  });

  describe('cloudforge prices refresh', () => {
    const run = (...flags: string[]) =>
      cloudforge(['prices', 'refresh', '--book', file, ...flags], {
        env: {
          AWS_ENDPOINT_URL_PRICING: standIn.url,
          AWS_ACCESS_KEY_ID: 'x',
          AWS_SECRET_ACCESS_KEY: 'x',
          CLOUDFORGE_RATES_URL: standIn.url,
        },
      });

    it('replaces the price book and tells the difference', async () => {
      const { code, out, err } = await run('--service', 'SQS');
      expect(code).toBe(0);
      expect(err).toBe('▸ eu-west-1\n');
      expect(out).toMatch(
        /^SQS +eu-west-1 +requests.standard +0.0000005 +0.0000004$/m,
      );
      expect(out).toContain('The price book is replaced.');
      expect(pricesOf(await written(), 'SQS')).toEqual([
        ['requests.standard', 4e-7, '2026-11-18'],
      ]);
    });

    it('ends with 1 where it refused a price, and writes nothing if it shall not', async () => {
      const { code, out } = await run(
        '--service',
        'EC2',
        '--dry-run',
        '--format',
        'json',
      );
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({
        written: false,
        refused: [{ dimension: 'linux.t1.micro' }],
      });
      expect(await readFile(file, 'utf8')).toBe(priceBookText(book));
    });
  });
});
