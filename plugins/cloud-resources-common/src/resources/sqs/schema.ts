import { z } from 'zod';
import { choice, flag, kmsKey, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** Limits: Amazon SQS developer guide, "message quotas", 2025 (1 MiB messages since August 2025). */
const fields = z.strictObject({
  name: word(
    /^[A-Za-z0-9_-]{1,75}(\.fifo|[A-Za-z0-9_-]{0,5})$/,
    'up to 80 letters, digits, hyphens and underscores, with .fifo at the end of a FIFO queue',
    {
      title: 'Name',
      help: 'Only if it must not be made of the label',
      max: 80,
    },
  ).optional(),
  fifoQueue: flag({
    title: 'FIFO',
    help: 'Keeps the order, and delivers each message exactly once',
  }).default(false),
  contentBasedDeduplication: flag({
    title: 'Deduplicate by content',
  }).optional(),
  deduplicationScope: choice(['messageGroup', 'queue'], {
    title: 'Deduplicate within',
  }).optional(),
  fifoThroughputLimit: choice(['perQueue', 'perMessageGroupId'], {
    title: 'Throughput limit',
    help: 'perMessageGroupId is high throughput, and needs deduplication within the message group',
  }).optional(),
  delaySeconds: whole({
    title: 'Delay of every message',
    unit: 's',
    min: 0,
    max: 900,
  }).default(0),
  maxMessageSize: whole({
    title: 'Largest message',
    unit: 'bytes',
    min: 1024,
    max: 1_048_576,
  }).default(262_144),
  messageRetentionSeconds: whole({
    title: 'Messages are kept for',
    unit: 's',
    min: 60,
    max: 1_209_600,
  }).default(345_600),
  receiveWaitTimeSeconds: whole({
    title: 'A receive waits for up to',
    unit: 's',
    help: 'More than 0 is long polling, which costs less',
    min: 0,
    max: 20,
  }).default(20),
  visibilityTimeoutSeconds: whole({
    title: 'A message being worked on is hidden for',
    unit: 's',
    min: 0,
    max: 43_200,
  }).default(30),
  maxReceiveCount: whole({
    title: 'Tries before a message is handed on',
    help: 'Counts where an edge leads to another queue',
    min: 1,
    max: 1000,
  }).default(5),
  sqsManagedSseEnabled: flag({
    title: 'Encrypt with a key of SQS',
  }).optional(),
  kmsMasterKeyId: kmsKey({
    title: 'Encrypt with this KMS key',
  }).optional(),
  kmsDataKeyReusePeriodSeconds: whole({
    title: 'A data key is used for',
    unit: 's',
    min: 60,
    max: 86_400,
  }).optional(),
  tags: tagsSchema.default({}),
});

const FIFO_ONLY = [
  'contentBasedDeduplication',
  'deduplicationScope',
  'fifoThroughputLimit',
];

const rules: readonly Rule[] = [
  ...FIFO_ONLY.map(path => ({
    path,
    message: 'is for FIFO queues only; set fifoQueue to true or leave it out',
    holds: (config: Readonly<Record<string, unknown>>) =>
      config[path] === undefined || config.fifoQueue === true,
  })),
  {
    path: 'name',
    message: 'ends with .fifo if, and only if, the queue is a FIFO queue',
    holds: ({ name, fifoQueue }) =>
      typeof name !== 'string' ||
      name.endsWith('.fifo') === (fifoQueue === true),
  },
  {
    path: 'fifoThroughputLimit',
    message: 'perMessageGroupId needs deduplicationScope messageGroup',
    holds: ({ fifoThroughputLimit, deduplicationScope }) =>
      fifoThroughputLimit !== 'perMessageGroupId' ||
      deduplicationScope === 'messageGroup',
  },
  {
    path: 'sqsManagedSseEnabled',
    message:
      'a queue has a key of SQS or of KMS; leave one of sqsManagedSseEnabled and kmsMasterKeyId out',
    holds: ({ sqsManagedSseEnabled, kmsMasterKeyId }) =>
      sqsManagedSseEnabled !== true || kmsMasterKeyId === undefined,
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type SqsConfig = z.infer<typeof configSchema>;
