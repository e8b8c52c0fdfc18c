import { z } from 'zod';
import { choice, flag, text, whole, word } from '../fields';
import { instanceType } from '../instanceTypeField';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { volumeRules } from '../volumeRules';

const VOLUME_TYPES = ['gp2', 'gp3', 'io1', 'io2', 'standard'] as const;

export const rootBlockDevice = withRules(
  z.strictObject({
    volumeSize: whole({
      title: 'Size',
      unit: 'GiB',
      min: 1,
      max: 65_536,
    }).default(8),
    volumeType: choice(VOLUME_TYPES, {
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
  volumeRules({
    type: 'volumeType',
    size: 'volumeSize',
    defaults: { type: 'gp2', size: 8 },
    types: VOLUME_TYPES,
  }),
);

export const metadataOptions = z.strictObject({
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

/** Holds for Amazon Linux; other images may lack one of the two. */
const READS_AT_START =
  'The instance reads it at its first start, for which it needs a way to the internet, and an image with cloud-init and the AWS CLI';

/** What is left of EC2's 16,384 bytes when the text is Base64 beside the script that reads secrets. */
const USER_DATA_BESIDE_SECRETS = 10_240;

const hasSecrets = ({
  keyPair,
  passwordLogin,
}: Readonly<Record<string, unknown>>) =>
  keyPair === true || passwordLogin === true;

const fields = z.strictObject({
  instanceType: instanceType.default('t3.micro'),
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
    help: 'One that is in AWS already',
  }).optional(),
  keyPair: flag({
    title: 'New SSH key',
    help: `An RSA key of 4096 bits, kept in Secrets Manager. ${READS_AT_START}`,
  }).default(false),
  passwordLogin: flag({
    title: 'Password',
    help: `24 random characters for the first user, kept in Secrets Manager; SSH takes it. ${READS_AT_START}`,
  }).default(false),
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

export const isBurstable = (type: unknown) =>
  typeof type === 'string' && /^t\d/.test(type);

export const configSchema = withRules(fields, [
  {
    path: 'creditSpecification',
    message: 'is for T instances only; leave it out',
    holds: ({ creditSpecification: credits, instanceType: type }) =>
      credits === undefined || isBurstable(type ?? 't3.micro'),
  },
  {
    path: 'keyPair',
    message: 'makes a key; leave one of keyPair and keyName out',
    holds: ({ keyPair, keyName }) => keyPair !== true || keyName === undefined,
  },
  {
    path: 'userData',
    message: `may have at most ${USER_DATA_BESIDE_SECRETS} bytes in UTF-8 beside keyPair or passwordLogin`,
    holds: config =>
      !hasSecrets(config) ||
      typeof config.userData !== 'string' ||
      new TextEncoder().encode(config.userData).length <=
        USER_DATA_BESIDE_SECRETS,
  },
  {
    path: 'metadataOptions',
    message:
      'keyPair and passwordLogin need httpEndpoint enabled: the instance reads them with its role',
    holds: config =>
      !hasSecrets(config) ||
      (config.metadataOptions as { httpEndpoint?: unknown } | undefined)
        ?.httpEndpoint !== 'disabled',
  },
]);

/** @public */
export type Ec2Config = z.infer<typeof configSchema>;
