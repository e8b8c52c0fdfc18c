import { z } from 'zod';
import { choice, flag, kmsKeyArn, whole } from '../fields';

/** Aurora capacity units, of about 2 GiB each, in steps of a half (Aurora user guide, 2026). */
const capacity = (title: string, min: number) =>
  z
    .number()
    .min(min, `must be at least ${min}`)
    .max(256, 'must be at most 256')
    .multipleOf(0.5, 'must be a multiple of 0.5')
    .meta({ title, unit: 'ACU' });

export const scaling = z
  .strictObject({
    minCapacity: capacity('At least', 0).default(0.5),
    maxCapacity: capacity('At most', 1).default(4),
    secondsUntilAutoPause: whole({
      title: 'Pause after',
      help: 'Without a connection; only with minCapacity 0',
      unit: 's',
      min: 300,
      max: 86_400,
    }).optional(),
  })
  .refine(({ minCapacity, maxCapacity }) => minCapacity <= maxCapacity, {
    path: ['minCapacity'],
    error: 'must not be above maxCapacity',
  })
  .refine(
    ({ minCapacity, secondsUntilAutoPause: pause }) =>
      pause === undefined || minCapacity === 0,
    { path: ['secondsUntilAutoPause'], error: 'needs minCapacity 0' },
  );

export const storage = {
  allocatedStorage: whole({
    title: 'Storage',
    unit: 'GiB',
    help: 'Of an instance; left out, 20, and 100 for io1 and io2. Aurora grows by itself',
    min: 20,
    max: 65_536,
  }).optional(),
  maxAllocatedStorage: whole({
    title: 'Grows by itself up to',
    unit: 'GiB',
    min: 22,
    max: 65_536,
  }).optional(),
  storageType: choice(['gp2', 'gp3', 'io1', 'io2', 'aurora-iopt1'], {
    title: 'Storage type',
    help: 'Left out, gp3, or Aurora Standard; aurora-iopt1 has no charge for I/O',
  }).optional(),
  iops: whole({
    title: 'Operations a second',
    unit: 'IOPS',
    min: 1_000,
    max: 256_000,
  }).optional(),
  storageThroughput: whole({
    title: 'Throughput',
    unit: 'MiB/s',
    help: 'Of gp3 from 400 GiB',
    min: 500,
    max: 4_000,
  }).optional(),
  storageEncrypted: flag({ title: 'Encrypt' }).default(true),
  kmsKeyId: kmsKeyArn({
    title: 'KMS key of the storage',
    help: "Left out, AWS's own key aws/rds",
  }).optional(),
};
