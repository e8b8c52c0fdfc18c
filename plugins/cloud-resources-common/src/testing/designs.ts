import fc from 'fast-check';
import type { DesignFile } from '@cloudforge/plugin-cloud-resources-common';
import { regions } from '../design';

const count = fc.integer({ min: 0, max: 1_000_000_000 });

/** Leaves out any of the keys. */
const some = <T extends object>(keys: {
  [K in keyof T]: fc.Arbitrary<T[K]>;
}) => fc.record(keys, { requiredKeys: [] });

const rootBlockDevice = fc.oneof(
  fc.record({
    volumeType: fc.constant('gp3'),
    volumeSize: fc.integer({ min: 1, max: 16_384 }),
    iops: fc.integer({ min: 3_000, max: 80_000 }),
    throughput: fc.integer({ min: 125, max: 2_000 }),
  }),
  fc.record({
    volumeType: fc.constantFrom('io1', 'io2'),
    volumeSize: fc.integer({ min: 4, max: 16_384 }),
    iops: fc.integer({ min: 100, max: 64_000 }),
  }),
  fc.record({ volumeSize: fc.integer({ min: 1, max: 16_384 }) }),
);

const ec2 = fc.record({
  resourceType: fc.constant('EC2'),
  config: some({
    instanceType: fc.constantFrom(
      't3.micro',
      't4g.xlarge',
      'm5.large',
      'z9.huge',
    ),
    count: fc.integer({ min: 1, max: 100 }),
    elasticIp: fc.boolean(),
    associatePublicIpAddress: fc.boolean(),
    monitoring: fc.boolean(),
    rootBlockDevice,
  }),
  usage: some({
    monthlyCpuCreditHrs: fc.integer({ min: 0, max: 730 }),
    vcpuCount: fc.integer({ min: 1, max: 8 }),
  }),
});

const stored = some({
  storageGb: count,
  monthlyTier1Requests: count,
  monthlyTier2Requests: count,
});

const s3 = fc.record({
  resourceType: fc.constant('S3'),
  config: some({ forceDestroy: fc.boolean(), blockPublicAcls: fc.boolean() }),
  usage: some({
    standard: stored,
    standardInfrequentAccess: stored,
    glacierDeepArchive: stored,
  }),
});

const sqs = fc.record({
  resourceType: fc.constant('SQS'),
  config: some({
    fifoQueue: fc.boolean(),
    delaySeconds: fc.integer({ min: 0, max: 900 }),
  }),
  usage: some({
    monthlyRequests: count,
    requestSizeKb: fc.integer({ min: 0, max: 1_024 }),
  }),
});

const kms = fc.record({
  resourceType: fc.constant('KMS'),
  config: some({
    enableKeyRotation: fc.boolean(),
    deletionWindowInDays: fc.integer({ min: 7, max: 30 }),
  }),
  usage: some({ monthlyRequests: count }),
});

const sns = fc.record({
  resourceType: fc.constant('SNS'),
  config: some({ fifoTopic: fc.boolean(), encrypted: fc.boolean() }),
  usage: some({
    monthlyRequests: count,
    requestSizeKb: fc.integer({ min: 0, max: 256 }),
    emailSubscriptions: count,
  }),
});

const capacity = fc.integer({ min: 1, max: 40_000 });

const dynamodb = fc.record({
  resourceType: fc.constant('DYNAMODB'),
  config: fc.oneof(
    some({
      tableClass: fc.constantFrom('STANDARD', 'STANDARD_INFREQUENT_ACCESS'),
      streamEnabled: fc.boolean(),
    }),
    fc.record({
      billingMode: fc.constant('PROVISIONED'),
      readCapacity: capacity,
      writeCapacity: capacity,
    }),
  ),
  usage: some({ monthlyWriteRequestUnits: count, storageGb: count }),
});

const route53 = fc.record({
  resourceType: fc.constant('ROUTE53'),
  config: fc.record({
    name: fc.constantFrom('example.com', 'internal'),
    privateZone: fc.boolean(),
  }),
  usage: some({ monthlyStandardQueries: count }),
});

const cloudfront = fc.record({
  resourceType: fc.constant('CLOUDFRONT'),
  config: fc.record({
    origin: fc.constant([{ originId: 'o', domainName: 'example.com' }]),
    priceClass: fc.constantFrom('PriceClass_100', 'PriceClass_All'),
  }),
  usage: some({
    monthlyDataTransferToInternetGb: some({ us: count, india: count }),
    monthlyHttpsRequests: some({ europe: count }),
  }),
});

const ebs = fc.record({
  resourceType: fc.constant('EBS'),
  config: fc.oneof(
    fc.record({
      type: fc.constantFrom('st1', 'sc1'),
      size: fc.integer({ min: 125, max: 16_384 }),
    }),
    fc.record({
      type: fc.constantFrom('gp2', 'gp3', 'standard'),
      size: fc.integer({ min: 1, max: 1_024 }),
    }),
  ),
  usage: some({ monthlyStandardIoRequests: count }),
});

const rds = fc.record({
  resourceType: fc.constant('RDS'),
  config: fc.oneof(
    some({
      engine: fc.constantFrom('postgres', 'mysql', 'mariadb'),
      instanceClass: fc.constantFrom('db.t4g.micro', 'db.z9.huge'),
      multiAz: fc.boolean(),
      allocatedStorage: fc.integer({ min: 20, max: 65_536 }),
      backupRetentionPeriod: fc.integer({ min: 0, max: 35 }),
    }),
    fc.record({
      engine: fc.constantFrom('aurora-postgresql', 'aurora-mysql'),
      instanceClass: fc.constantFrom('db.t3.medium', 'db.r6g.large'),
      count: fc.integer({ min: 1, max: 16 }),
    }),
    fc.record({
      engine: fc.constantFrom('aurora-postgresql', 'aurora-mysql'),
      instanceClass: fc.constant('db.serverless'),
      serverlessv2ScalingConfiguration: fc.constant({ maxCapacity: 16 }),
      storageType: fc.constantFrom('aurora-iopt1', undefined),
    }),
  ),
  usage: some({
    additionalBackupStorageGb: count,
    capacityUnitsPerHr: fc.integer({ min: 0, max: 256 }),
    storageGb: count,
    readRequestsPerSec: fc.integer({ min: 0, max: 100_000 }),
  }),
});

const elastiCache = fc.record({
  resourceType: fc.constant('ELASTICACHE'),
  config: fc.oneof(
    some({
      engine: fc.constantFrom('valkey', 'redis'),
      numCacheClusters: fc.integer({ min: 1, max: 6 }),
      snapshotRetentionLimit: fc.integer({ min: 0, max: 35 }),
    }),
    fc.record({
      engine: fc.constant('memcached'),
      numCacheNodes: fc.integer({ min: 1, max: 40 }),
    }),
  ),
  usage: some({ snapshotStorageSizeGb: count }),
});

/**
 * Any design without edges and without a problem, some of it without a price.
 *
 * @public
 */
export function anyDesignFile(
  region?: DesignFile['region'],
): fc.Arbitrary<DesignFile> {
  return fc
    .tuple(
      region ? fc.constant(region) : fc.constantFrom(...regions),
      fc.array(
        fc.oneof(
          ec2,
          s3,
          sqs,
          kms,
          sns,
          dynamodb,
          route53,
          cloudfront,
          ebs,
          rds,
          elastiCache,
        ),
        { maxLength: 8 },
      ),
    )
    .map(
      ([place, list]): DesignFile => ({
        region: place,
        nodes: list.map(({ resourceType, config }, index) => ({
          id: `n${index}`,
          data: { resourceType, label: `Node ${index}`, config: { ...config } },
        })),
        usage: Object.fromEntries(
          list.map(({ usage }, index) => [`n${index}`, { ...usage }]),
        ),
      }),
    );
}
