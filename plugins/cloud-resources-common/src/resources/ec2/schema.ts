import { z } from 'zod';
import { choice, flag, text, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** Limits: Amazon EBS user guide, "volume types", 2025 (gp3 up to 64 TiB, 80,000 IOPS, 2,000 MiB/s). */
const VOLUMES = {
  standard: { gib: [1, 1_024], iops: undefined },
  gp2: { gib: [1, 16_384], iops: undefined },
  gp3: { gib: [1, 65_536], iops: [3_000, 80_000] },
  io1: { gib: [4, 16_384], iops: [100, 64_000] },
  io2: { gib: [4, 65_536], iops: [100, 256_000] },
} as const;

type VolumeType = keyof typeof VOLUMES;

const limitsOf = (volumeType: unknown) =>
  VOLUMES[(volumeType as VolumeType | undefined) ?? 'gp2'] ?? VOLUMES.gp2;

const within = (value: unknown, [min, max]: readonly [number, number]) =>
  typeof value !== 'number' || (value >= min && value <= max);

const volumeRules: readonly Rule[] = [
  {
    path: 'volumeSize',
    message:
      'does not fit the volume type: standard 1 to 1024 GiB, gp2 1 to 16384, gp3 1 to 65536, io1 4 to 16384, io2 4 to 65536',
    holds: ({ volumeType, volumeSize }) =>
      within(volumeSize ?? 8, limitsOf(volumeType).gib),
  },
  {
    path: 'iops',
    message:
      'does not fit the volume type: gp3 3000 to 80000, io1 100 to 64000, io2 100 to 256000, none for others',
    holds: ({ volumeType, iops }) => {
      const range = limitsOf(volumeType).iops;
      return range ? within(iops, range) : iops === undefined;
    },
  },
  {
    path: 'iops',
    message: 'is needed for io1 and io2',
    holds: ({ volumeType, iops }) =>
      iops !== undefined || (volumeType !== 'io1' && volumeType !== 'io2'),
  },
  {
    path: 'throughput',
    message: 'is for gp3 only; leave it out',
    holds: ({ volumeType, throughput }) =>
      throughput === undefined || volumeType === 'gp3',
  },
  {
    path: 'kmsKeyId',
    message: 'needs encrypted',
    holds: ({ encrypted, kmsKeyId }) =>
      kmsKeyId === undefined || encrypted !== false,
  },
];

const rootBlockDevice = withRules(
  z.strictObject({
    volumeSize: whole({
      title: 'Size',
      unit: 'GiB',
      min: 1,
      max: 65_536,
    }).default(8),
    volumeType: choice(['gp2', 'gp3', 'io1', 'io2', 'standard'], {
      title: 'Volume type',
    }).default('gp2'),
    iops: whole({
      title: 'Operations a second',
      unit: 'IOPS',
      min: 100,
      max: 256_000,
    }).optional(),
    throughput: whole({
      title: 'Throughput',
      unit: 'MiB/s',
      min: 125,
      max: 2_000,
    }).optional(),
    encrypted: flag({ title: 'Encrypt' }).default(true),
    kmsKeyId: word(
      /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      'the ARN of a KMS key',
      { title: 'KMS key', help: "Left out, AWS's own key aws/ebs" },
    ).optional(),
    deleteOnTermination: flag({
      title: 'Delete with the instance',
    }).default(true),
  }),
  volumeRules,
);

const metadataOptions = z.strictObject({
  httpEndpoint: choice(['enabled', 'disabled'], {
    title: 'Metadata service',
  }).default('enabled'),
  httpTokens: choice(['required', 'optional'], {
    title: 'Session tokens (IMDSv2)',
  }).default('required'),
  httpPutResponseHopLimit: whole({
    title: 'Hops of an answer',
    help: 'Containers need 2',
    min: 1,
    max: 64,
  }).default(1),
});

const creditSpecification = z.strictObject({
  cpuCredits: choice(['standard', 'unlimited'], { title: 'CPU credits' }),
});

const fields = z.strictObject({
  instanceType: word(
    /^[a-z][a-z0-9-]{0,20}\.[a-z0-9-]{2,20}$/,
    'an instance type such as t3.medium',
    { title: 'Instance type', max: 42 },
  ).default('t3.micro'),
  count: whole({
    title: 'How many',
    unit: 'instances',
    min: 1,
    max: 100,
  }).default(1),
  ami: word(/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/, 'the id of an AMI', {
    title: 'AMI',
    help: 'Left out, the newest Amazon Linux 2023 at the time of the first apply',
  }).optional(),
  elasticIp: flag({
    title: 'Elastic IP',
    help: 'A public address that stays; charged by the hour',
  }).default(false),
  associatePublicIpAddress: flag({
    title: 'Public address',
    help: 'Charged by the hour',
  }).default(false),
  keyName: word(/^[\x20-\x7e]{1,255}$/, 'the name of a key pair in AWS', {
    title: 'SSH key pair',
  }).optional(),
  userData: text(16_384, {
    title: 'User data',
    help: 'Runs at the first start; stands in the state, so it must hold no secret',
  }).optional(),
  monitoring: flag({ title: 'Detailed monitoring' }).default(false),
  disableApiTermination: flag({ title: 'Protect from deletion' }).default(
    false,
  ),
  ebsOptimized: flag({ title: 'EBS-optimized' }).optional(),
  tenancy: choice(['default', 'dedicated'], { title: 'Tenancy' }).default(
    'default',
  ),
  creditSpecification: creditSpecification
    .optional()
    .meta({ title: 'CPU credits of T instances' }),
  rootBlockDevice: rootBlockDevice.prefault({}).meta({ title: 'Root volume' }),
  metadataOptions: metadataOptions
    .prefault({})
    .meta({ title: 'Metadata service' }),
  tags: tagsSchema.default({}),
});

export const isBurstable = (instanceType: unknown) =>
  typeof instanceType === 'string' && /^t\d/.test(instanceType);

export const configSchema = withRules(fields, [
  {
    path: 'creditSpecification',
    message: 'is for T instances only; leave it out',
    holds: ({ creditSpecification: credits, instanceType }) =>
      credits === undefined || isBurstable(instanceType ?? 't3.micro'),
  },
]);

/** @public */
export type Ec2Config = z.infer<typeof configSchema>;
