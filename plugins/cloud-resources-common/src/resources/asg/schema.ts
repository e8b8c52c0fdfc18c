import { z } from 'zod';
import { metadataOptions, rootBlockDevice } from '../ec2/schema';
import { choice, flag, text, whole, word } from '../fields';
import { instanceType } from '../instanceTypeField';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

const size = (title: string) =>
  whole({ title, unit: 'instances', min: 0, max: 1_000 });

const targetTrackingConfiguration = z.strictObject({
  predefinedMetricType: choice(
    ['ASGAverageCPUUtilization', 'ASGAverageNetworkIn', 'ASGAverageNetworkOut'],
    { title: 'Measured by' },
  ).default('ASGAverageCPUUtilization'),
  targetValue: z
    .number()
    .positive('must be above 0')
    .max(1e12)
    .meta({ title: 'Kept at', description: 'Percent of CPU, or bytes' }),
});

const instanceRefresh = z.strictObject({
  minHealthyPercentage: whole({
    title: 'Stay healthy meanwhile',
    unit: '%',
    min: 0,
    max: 100,
  }).default(90),
  instanceWarmup: whole({
    title: 'An instance is warm after',
    unit: 's',
    min: 0,
    max: 3_600,
  }).optional(),
});

const fields = z.strictObject({
  instanceType: instanceType.default('t3.micro'),
  minSize: size('At least').default(1),
  maxSize: size('At most').default(2),
  desiredCapacity: size('At first').optional().meta({
    title: 'At first',
    description: 'Left out, as many as at least; not with a scaling policy',
    unit: 'instances',
  }),
  ami: word(/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/, 'the id of an AMI', {
    title: 'AMI',
    help: 'Left out, the newest Amazon Linux 2023 at each apply',
  }).optional(),
  keyName: word(/^[\x20-\x7e]{1,255}$/, 'the name of a key pair in AWS', {
    title: 'SSH key pair',
  }).optional(),
  userData: text(16_384, {
    title: 'User data',
    help: 'Runs at the first start; stands in the state, so it must hold no secret',
  }).optional(),
  monitoring: flag({ title: 'Detailed monitoring' }).default(false),
  healthCheckGracePeriod: whole({
    title: 'Health counts after',
    unit: 's',
    min: 0,
    max: 7_200,
  }).default(300),
  targetTrackingConfiguration: targetTrackingConfiguration
    .optional()
    .meta({ title: 'Scaling policy' }),
  instanceRefresh: instanceRefresh
    .prefault({})
    .meta({ title: 'Replacement of instances after a change' }),
  rootBlockDevice: rootBlockDevice.prefault({}).meta({ title: 'Root volume' }),
  metadataOptions: metadataOptions
    .prefault({})
    .meta({ title: 'Metadata service' }),
  tags: tagsSchema.default({}),
});

const above = (low: unknown, high: unknown) =>
  typeof low === 'number' && typeof high === 'number' && low > high;

const rules: readonly Rule[] = [
  {
    path: 'maxSize',
    message: 'must not be below minSize',
    holds: ({ minSize = 1, maxSize = 2 }) => !above(minSize, maxSize),
  },
  {
    path: 'desiredCapacity',
    message: 'must be from minSize to maxSize',
    holds: ({ minSize = 1, maxSize = 2, desiredCapacity }) =>
      !above(minSize, desiredCapacity) && !above(desiredCapacity, maxSize),
  },
  {
    path: 'desiredCapacity',
    message: 'would work against the scaling policy; leave one of them out',
    holds: ({ desiredCapacity, targetTrackingConfiguration: policy }) =>
      desiredCapacity === undefined || policy === undefined,
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type AsgConfig = z.infer<typeof configSchema>;

/** How many run when nothing scales. */
export const usualSize = ({ desiredCapacity, minSize }: AsgConfig) =>
  desiredCapacity ?? minSize;
