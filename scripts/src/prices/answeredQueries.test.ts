import type { PriceBookData } from '@cloudforge/plugin-cloud-resources-common';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { priceBookText } from './priceBookText';
import { PriceListApi } from './refresh/PriceListApi';
import { refreshPrices } from './refresh/refreshPrices';
import {
  PriceListStandIn,
  type StandInProduct,
} from './refresh/__testUtils__/PriceListStandIn';

const book: PriceBookData = {
  sources: [],
  units: {},
  lists: [],
  exchange: { base: 'USD', date: '2026-09-29', source: 'bank', rates: {} },
};

type Tiers = StandInProduct['usd'];

const product =
  (serviceCode: string, regionCode?: string) =>
  (
    usagetype: string,
    unit: string,
    usd: Tiers,
    attributes: Record<string, string> = {},
  ): StandInProduct => ({
    serviceCode,
    attributes: { usagetype, ...(regionCode && { regionCode }), ...attributes },
    unit,
    usd,
  });

/** The beginning is free for every account. */
const after = (quantity: string, usd: string): Tiers => [
  ['0', quantity, '0.0000000000'],
  [quantity, 'Inf', usd],
];

const payPerRequest = {
  productFamily: 'Amazon DynamoDB PayPerRequest Throughput',
};
const storage = { productFamily: 'Database Storage' };

/** Some products of DynamoDB, named as in the region: nothing before them in us-east-1. */
function tables(regionCode: string, code: string) {
  const named = product('AmazonDynamoDB', regionCode);
  return [
    named(
      `${code}WriteRequestUnits`,
      'WriteRequestUnits',
      '6.0',
      payPerRequest,
    ),
    named(
      `${code}IA-WriteRequestUnits`,
      'WriteRequestUnits',
      '7.0',
      payPerRequest,
    ),
    named(`${code}TimedStorage-ByteHrs`, 'GB-Mo', after('25', '0.25'), storage),
    named(`${code}IA-TimedStorage-ByteHrs`, 'GB-Mo', '0.1', storage),
    named(`${code || 'USE1-'}TimedPITRStorage-ByteHrs`, 'GB-Mo', '0.2'),
    named(`${code || 'USE1-'}TimedBackupStorage-ByteHrs`, 'GB-Mo', '0.11', {
      productFamily: 'Amazon DynamoDB On-Demand Backup Storage',
    }),
    named(
      `${code || 'USE1-'}Streams-Requests`,
      'Requests',
      after('2500000', '0.0000002000'),
      { productFamily: 'API Request', group: 'DDB-StreamsReadRequests' },
    ),
  ];
}

const dynamodb = {
  'onDemand.wru': 6,
  'onDemand.wru.ia': 7,
  storage: 0.25,
  'storage.ia': 0.1,
  'backup.pitr': 0.2,
  'backup.onDemand': 0.11,
  'streams.reads': 2e-7,
};

const edge = product('AmazonCloudFront');
const topic = product('AmazonSNS', 'us-west-1');
const cache = product('AmazonElastiCache', 'us-east-1');
const secret = (regionCode: string) => product('AWSSecretsManager', regionCode);
const snapshot = { productFamily: 'Storage Snapshot' };
const call = { productFamily: 'API Request' };

describe('answered queries', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-queries-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** The prices that the API is understood to give for a service in a region. */
  async function understood(
    service: string,
    region: string,
    products: readonly StandInProduct[],
  ) {
    const file = join(dir, 'aws.json');
    await writeFile(file, priceBookText(book));
    const standIn = await PriceListStandIn.start(products);
    try {
      const { refused } = await refreshPrices({
        file,
        api: PriceListApi.create({
          endpoint: standIn.url,
          credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
        }),
        ratesUrl: standIn.url,
        regions: [region],
        services: [service],
        write: true,
        progress: () => {},
      });
      const { lists }: PriceBookData = JSON.parse(await readFile(file, 'utf8'));
      return {
        refused,
        prices: Object.fromEntries(
          lists.map(list => [list.region, list.prices]),
        ),
      };
    } finally {
      standIn.stop();
    }
  }

  it.each<[string, string, StandInProduct[], object]>([
    ['DYNAMODB', 'us-east-1', tables('us-east-1', ''), dynamodb],
    ['DYNAMODB', 'eu-west-1', tables('eu-west-1', 'EU-'), dynamodb],
    ['DYNAMODB', 'eu-west-3', tables('eu-west-3', 'EUW3-'), dynamodb],
    [
      'ELASTICACHE',
      'us-east-1',
      [
        cache('ElastiCache:BackupUsage', 'GB-Mo', '0.085', snapshot),
        cache('ElastiCache:ServerlessBackupUsage', 'GB-Mo', '9', snapshot),
      ],
      { 'backup.storage': 0.085 },
    ],
    [
      'SECRETSMANAGER',
      'us-east-1',
      [
        secret('us-east-1')(
          'USE1-AWSSecretsManager-Secrets',
          'Secrets',
          '0.4',
          {
            productFamily: 'Secret',
          },
        ),
        secret('us-east-1')(
          'USE1-AWSSecretsManagerAPIRequest',
          'API Requests',
          '0.0000050000',
          call,
        ),
      ],
      { secret: 0.4, requests: 5e-6 },
    ],
    [
      'SECRETSMANAGER',
      'eu-west-1',
      [
        secret('eu-west-1')('EU-AWSSecretsManager-Secret', 'Secrets', '0.4', {
          productFamily: 'Secret',
        }),
        secret('eu-west-1')(
          'EU-AWSSecretsManager-APIRequests',
          'API Requests',
          '0.0000050000',
          call,
        ),
      ],
      { secret: 0.4, requests: 5e-6 },
    ],
    [
      'SNS',
      'us-west-1',
      [
        topic(
          'USW1-Requests-Tier1',
          'Requests',
          after('1000000', '0.0000005000'),
          call,
        ),
        topic('USW1-F-Request-Tier1', 'Requests', '0.0000003600'),
        topic('USW1-F-DA-SQS', 'Messages', '0.0000000120'),
        topic('USW1-F-Ingress-Tier1', 'GB', '0.0204000000'),
        topic('USW1-F-Egress-SQS', 'GB', '0.0012000000'),
      ],
      {
        'requests.standard': 5e-7,
        'requests.fifo': 3.6e-7,
        'deliveries.fifo': 1.2e-8,
        'payload.fifo': 0.0204,
      },
    ],
  ])(
    'give the prices of %s in %s',
    async (service, region, products, prices) => {
      expect(await understood(service, region, products)).toEqual({
        refused: [],
        prices: { [region]: prices },
      });
    },
  );

  it('give the prices of requests that CloudFront itself answers, of each area', async () => {
    const { refused, prices } = await understood('CLOUDFRONT', 'us-east-1', [
      edge('EU-Requests-Tier1', 'Requests', '0.0000009000'),
      edge('EU-Requests-Tier2-HTTPS', 'Requests', '0.0000012000'),
      edge('EU-Requests-HTTP-Proxy', 'Requests', '9'),
      edge('EU-Requests-HTTPS-Proxy', 'Requests', '9'),
      edge('ZA-Requests-Tier1', 'Requests', '0.0000008000'),
    ]);
    expect(refused).toEqual([]);
    expect(prices).toEqual({
      'edge:EU': { 'requests.http': 9e-7, 'requests.https': 1.2e-6 },
      'edge:South Africa': { 'requests.http': 8e-7 },
    });
  });
});
