import { z } from 'zod';
import { choice, flag, kmsKeyArn, whole, word } from '../fields';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { volumeRules } from '../volumeRules';

const TYPES = ['gp3', 'gp2', 'io1', 'io2', 'st1', 'sc1', 'standard'] as const;

/** GiB of a volume for which nothing is said. */
const SIZE = 20;

const fields = z.strictObject({
  size: whole({
    title: 'Size',
    unit: 'GiB',
    help: 'Can grow later, and not shrink',
    min: 1,
    max: 65_536,
  }).default(SIZE),
  type: choice(TYPES, {
    title: 'Volume type',
    help: 'gp for most, io for databases, st1 and sc1 for large files that are read in order',
  }).default('gp3'),
  iops: whole({
    title: 'Operations a second',
    unit: 'IOPS',
    help: 'gp3 has 3000 for nothing',
    min: 100,
    max: 256_000,
  }).optional(),
  throughput: whole({
    title: 'Throughput',
    unit: 'MiB/s',
    help: 'gp3 has 125 for nothing',
    min: 125,
    max: 2_000,
  }).optional(),
  encrypted: flag({ title: 'Encrypt' }).default(true),
  kmsKeyId: kmsKeyArn({
    title: 'KMS key',
    help: "Left out, AWS's own key aws/ebs",
  }).optional(),
  snapshotId: word(
    /^snap-([0-9a-f]{8}|[0-9a-f]{17})$/,
    'the id of a snapshot, such as snap-0123456789abcdef0',
    { title: 'Filled from this snapshot' },
  ).optional(),
  finalSnapshot: flag({
    title: 'Take a last snapshot before it is deleted',
  }).default(true),
  deviceName: word(
    /^\/dev\/(sd[f-p]|xvd[f-p])$/,
    'a name from /dev/sdf to /dev/sdp or from /dev/xvdf to /dev/xvdp',
    {
      title: 'Device',
      help: 'Where an edge leads to it from an instance; instances of today show another name',
    },
  ).default('/dev/sdf'),
  tags: tagsSchema.default({}),
});

export const configSchema = withRules(
  fields,
  volumeRules({
    type: 'type',
    size: 'size',
    defaults: { type: 'gp3', size: SIZE },
    types: TYPES,
  }),
);

/** @public */
export type EbsConfig = z.infer<typeof configSchema>;
