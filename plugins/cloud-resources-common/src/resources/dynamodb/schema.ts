import { z } from 'zod';
import { choice, flag, kmsKeyArn, text, whole, word } from '../fields';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { rules } from './rules';

/** Limits: Amazon DynamoDB developer guide, "quotas" and "naming rules", 2025. */
const tableOrIndexName = (title: string, help?: string) =>
  word(
    /^[A-Za-z0-9_.-]{3,255}$/,
    '3 to 255 letters, digits, dots, hyphens and underscores',
    { title, help },
  );

const attributeName = (title: string) => text(255, { title });

/** Of an account, unless AWS raises it. */
const capacity = (title: string, unit: 'RCU' | 'WCU') =>
  whole({ title, unit, min: 1, max: 40_000 });

const projection = {
  projectionType: choice(['ALL', 'KEYS_ONLY', 'INCLUDE'], {
    title: 'What it holds',
  }).default('ALL'),
  nonKeyAttributes: z
    .array(attributeName('Attribute'))
    .min(1, 'needs an attribute')
    .max(100, 'AWS allows 100 attributes')
    .optional()
    .meta({ title: 'Attributes besides the keys' }),
};

const globalSecondaryIndex = z.strictObject({
  name: tableOrIndexName('Name'),
  hashKey: attributeName('Partition key'),
  rangeKey: attributeName('Sort key').optional(),
  ...projection,
  readCapacity: capacity('Reads a second', 'RCU').optional(),
  writeCapacity: capacity('Writes a second', 'WCU').optional(),
});

const localSecondaryIndex = z.strictObject({
  name: tableOrIndexName('Name'),
  rangeKey: attributeName('Sort key'),
  ...projection,
});

const keys = {
  hashKey: attributeName('Partition key').default('id'),
  rangeKey: attributeName('Sort key').optional(),
  attribute: z
    .array(
      z.strictObject({
        name: attributeName('Name'),
        type: choice(['S', 'N', 'B'], {
          title: 'Type',
          help: 'Text, number or bytes',
        }),
      }),
    )
    .max(100)
    .default([{ name: 'id', type: 'S' }])
    .meta({
      title: 'Attributes that are keys',
      description: 'Of the table and its indexes, and no others',
    }),
  globalSecondaryIndex: z
    .array(globalSecondaryIndex)
    .max(20, 'AWS allows 20 global indexes')
    .default([])
    .meta({ title: 'Global secondary indexes' }),
  localSecondaryIndex: z
    .array(localSecondaryIndex)
    .max(5, 'AWS allows 5 local indexes')
    .default([])
    .meta({
      title: 'Local secondary indexes',
      description: 'Cannot be changed later',
    }),
};

const throughput = {
  billingMode: choice(['PAY_PER_REQUEST', 'PROVISIONED'], {
    title: 'Paid for',
    help: 'By request, or by what is set aside',
  }).default('PAY_PER_REQUEST'),
  readCapacity: capacity('Reads a second', 'RCU').optional(),
  writeCapacity: capacity('Writes a second', 'WCU').optional(),
  onDemandThroughput: z
    .strictObject({
      maxReadRequestUnits: whole({
        title: 'Most reads a second',
        min: 1,
        max: 40_000,
      }).optional(),
      maxWriteRequestUnits: whole({
        title: 'Most writes a second',
        min: 1,
        max: 40_000,
      }).optional(),
    })
    .optional()
    .meta({ title: 'Limit of what is paid by request' }),
  tableClass: choice(['STANDARD', 'STANDARD_INFREQUENT_ACCESS'], {
    title: 'Table class',
  }).default('STANDARD'),
};

const fields = z.strictObject({
  name: tableOrIndexName(
    'Name',
    'Only if it must not be made of the label',
  ).optional(),
  ...keys,
  ...throughput,
  pointInTimeRecovery: z
    .strictObject({
      enabled: flag({ title: 'Continuous backups' }).default(true),
      recoveryPeriodInDays: whole({
        title: 'Kept for',
        unit: 'days',
        min: 1,
        max: 35,
      }).optional(),
    })
    .prefault({})
    .meta({ title: 'Point-in-time recovery' }),
  ttl: z
    .strictObject({
      attributeName: attributeName('Attribute'),
      enabled: flag({ title: 'Enabled' }).default(true),
    })
    .optional()
    .meta({
      title: 'Expiry',
      description: 'Items are deleted after the time in an attribute (seconds)',
    }),
  streamEnabled: flag({ title: 'Stream of changes' }).default(false),
  streamViewType: choice(
    ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY'],
    {
      title: 'What the stream holds',
      help: 'Left out, items before and after each change',
    },
  ).optional(),
  serverSideEncryption: z
    .strictObject({
      enabled: flag({
        title: 'With a key of KMS',
        help: "Otherwise with a key that is AWS's own, and costs nothing",
      }),
      kmsKeyArn: kmsKeyArn({
        title: 'KMS key',
        help: "Left out, AWS's own key aws/dynamodb",
      }).optional(),
    })
    .optional()
    .meta({
      title: 'Encryption',
      description: 'A table is always encrypted',
    }),
  deletionProtectionEnabled: flag({ title: 'Protect from deletion' }).default(
    true,
  ),
  tags: tagsSchema.default({}),
});

export const configSchema = withRules(fields, rules);

/** @public */
export type DynamodbConfig = z.infer<typeof fields>;
