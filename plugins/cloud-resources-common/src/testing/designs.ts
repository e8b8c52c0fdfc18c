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
      fc.array(fc.oneof(ec2, s3, sqs), { maxLength: 8 }),
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
