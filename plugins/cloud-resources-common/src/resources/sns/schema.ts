import { z } from 'zod';
import { choice, flag, kmsKey, text, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** Limits: Amazon SNS developer guide, "quotas" and "subscription filter policies", 2025. */
const filterPolicy = z
  .record(
    z.string().min(1).max(256),
    z
      .array(z.union([z.string().max(256), z.number(), z.boolean()]))
      .min(1, 'needs a value')
      .max(150, 'at most 150 values'),
  )
  .refine(
    policy => Object.keys(policy).length <= 5,
    'a filter looks at up to 5 attributes',
  )
  .refine(
    policy =>
      Object.values(policy).reduce((all, { length }) => all * length, 1) <= 150,
    'a filter has at most 150 combinations of values',
  );

const subscription = withRules(
  z.strictObject({
    protocol: choice(['email', 'email-json', 'https'], { title: 'Protocol' }),
    endpoint: text(2048, {
      title: 'Address',
      help: 'Whoever receives there must confirm before anything is sent',
    }),
    filterPolicy: filterPolicy.optional().meta({
      title: 'Only messages with',
      description: 'Attribute of the message and the values that it may have',
    }),
    filterPolicyScope: choice(['MessageAttributes', 'MessageBody'], {
      title: 'Filter by',
    }).optional(),
    rawMessageDelivery: flag({
      title: 'Send the message as it was published',
      help: 'For https only',
    }).default(false),
  }),
  [
    {
      path: 'endpoint',
      message: 'must be an e-mail address',
      holds: ({ protocol, endpoint }) =>
        !/^email/.test(String(protocol)) ||
        z.email().safeParse(endpoint).success,
    },
    {
      path: 'endpoint',
      message:
        'must be an https address without user name and password, which would stand in the state',
      holds: ({ protocol, endpoint }) =>
        protocol !== 'https' ||
        /^https:\/\/[^\s@/?#]+([/?#]\S*)?$/.test(String(endpoint)),
    },
    {
      path: 'filterPolicyScope',
      message: 'needs filterPolicy',
      holds: config =>
        config.filterPolicyScope === undefined ||
        config.filterPolicy !== undefined,
    },
    {
      path: 'rawMessageDelivery',
      message: 'is for https only',
      holds: ({ protocol, rawMessageDelivery }) =>
        rawMessageDelivery !== true || protocol === 'https',
    },
  ],
);

const fields = z.strictObject({
  name: word(
    /^[A-Za-z0-9_-]{1,251}(\.fifo|[A-Za-z0-9_-]{0,5})$/,
    'up to 256 letters, digits, hyphens and underscores, with .fifo at the end of a FIFO topic',
    {
      title: 'Name',
      help: 'Only if it must not be made of the label',
      max: 256,
    },
  ).optional(),
  displayName: text(100, {
    title: 'Name of the sender',
    help: 'What e-mails come from',
  }).optional(),
  fifoTopic: flag({
    title: 'FIFO',
    help: 'Keeps the order, and delivers each message exactly once; to queues only',
  }).default(false),
  contentBasedDeduplication: flag({
    title: 'Deduplicate by content',
  }).optional(),
  fifoThroughputScope: choice(['Topic', 'MessageGroup'], {
    title: 'Throughput within',
    help: 'MessageGroup is high throughput',
  }).optional(),
  encrypted: flag({
    title: 'Encrypt what is stored',
    help: "With the KMS key that leads here, kmsMasterKeyId, or AWS's own key aws/sns",
  }).default(true),
  kmsMasterKeyId: kmsKey({ title: 'Encrypt with this KMS key' }).optional(),
  signatureVersion: z
    .union([z.literal(1), z.literal(2)])
    .default(2)
    .meta({
      title: 'Signature of messages',
      description: '1 is SHA-1, 2 is SHA-256',
    }),
  tracingConfig: choice(['PassThrough', 'Active'], {
    title: 'Tracing',
  }).optional(),
  rawMessageDelivery: flag({
    title: 'Send queues the message as it was published',
    help: 'Otherwise it is wrapped in JSON',
  }).default(false),
  subscription: z
    .array(subscription)
    .max(200)
    .default([])
    .meta({ title: 'Subscriptions' }),
  tags: tagsSchema.default({}),
});

type Read = Readonly<Record<string, unknown>>;

const isFifo = ({ fifoTopic }: Read) => fifoTopic === true;

const rules: readonly Rule[] = [
  ...['contentBasedDeduplication', 'fifoThroughputScope'].map(path => ({
    path,
    message: 'is for FIFO topics only; set fifoTopic to true or leave it out',
    holds: (config: Read) => config[path] === undefined || isFifo(config),
  })),
  {
    path: 'name',
    message: 'ends with .fifo if, and only if, the topic is a FIFO topic',
    holds: config =>
      typeof config.name !== 'string' ||
      config.name.endsWith('.fifo') === isFifo(config),
  },
  {
    path: 'kmsMasterKeyId',
    message: 'needs encrypted',
    holds: ({ encrypted, kmsMasterKeyId }) =>
      encrypted !== false || kmsMasterKeyId === undefined,
  },
  {
    path: 'tracingConfig',
    message: 'is not for FIFO topics; leave it out',
    holds: config => config.tracingConfig === undefined || !isFifo(config),
  },
  {
    path: 'subscription',
    message: 'a FIFO topic sends to queues only, to which edges lead',
    holds: config =>
      !isFifo(config) ||
      !Array.isArray(config.subscription) ||
      config.subscription.length === 0,
  },
  {
    path: 'subscription',
    message: 'two subscriptions have the same protocol and address',
    holds: ({ subscription: list }) => {
      const of = (Array.isArray(list) ? list : []).map(item =>
        JSON.stringify([item?.protocol, item?.endpoint]),
      );
      return new Set(of).size === of.length;
    },
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type SnsConfig = z.infer<typeof configSchema>;

/** The key that the configuration alone says; a KMS node may lead to the topic instead. */
export const ownKey = ({ encrypted, kmsMasterKeyId }: SnsConfig) =>
  encrypted ? kmsMasterKeyId ?? 'alias/aws/sns' : undefined;
