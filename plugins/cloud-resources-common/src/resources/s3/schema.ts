import { z } from 'zod';
import { choice, flag, kmsKey, text, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

const days = (title: string, min = 1) =>
  whole({ title, unit: 'days', min, max: 36_500 });

const storageClass = choice(
  [
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'GLACIER_IR',
    'GLACIER',
    'DEEP_ARCHIVE',
  ],
  { title: 'Storage class' },
);

const lifecycleRule = z
  .strictObject({
    id: word(/^[\w.-]+$/, 'letters, digits, dots, hyphens and underscores', {
      title: 'Name of the rule',
      max: 255,
    }),
    prefix: text(1024, {
      title: 'For keys that begin with',
      help: 'Empty for all',
    }).default(''),
    transition: z
      .array(z.strictObject({ days: days('After', 0), storageClass }))
      .max(6, 'one transition for each storage class')
      .default([])
      .meta({ title: 'Move to another class' }),
    expiration: z
      .strictObject({ days: days('After') })
      .optional()
      .meta({ title: 'Delete' }),
    noncurrentVersionExpiration: z
      .strictObject({ noncurrentDays: days('After') })
      .optional()
      .meta({ title: 'Delete old versions' }),
    abortIncompleteMultipartUpload: z
      .strictObject({ daysAfterInitiation: days('After') })
      .optional()
      .meta({ title: 'Clean up uploads that were not finished' }),
  })
  .refine(
    rule =>
      rule.transition.length > 0 ||
      rule.expiration !== undefined ||
      rule.noncurrentVersionExpiration !== undefined ||
      rule.abortIncompleteMultipartUpload !== undefined,
    'does nothing; give it a transition, an expiration or a clean-up',
  );

const corsRule = z.strictObject({
  allowedHeaders: z
    .array(text(256, { title: 'Header' }))
    .max(100)
    .default([])
    .meta({ title: 'Headers that a request may have' }),
  allowedMethods: z
    .array(
      choice(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'], { title: 'Method' }),
    )
    .min(1, 'needs a method')
    .meta({ title: 'Methods' }),
  allowedOrigins: z
    .array(text(512, { title: 'Origin' }))
    .min(1, 'needs an origin')
    .max(100)
    .meta({ title: 'Origins' }),
  exposeHeaders: z
    .array(text(256, { title: 'Header' }))
    .max(100)
    .default([])
    .meta({ title: 'Headers that a page may read' }),
  maxAgeSeconds: whole({
    title: 'A browser remembers the answer for',
    unit: 's',
    min: 0,
    max: 86_400,
  }).optional(),
});

const fields = z.strictObject({
  bucket: word(
    /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits and hyphens, and no name that AWS keeps for itself',
    {
      title: 'Name',
      help: 'Unique among all buckets in the world; left out, one is made of the label',
    },
  ).optional(),
  forceDestroy: flag({
    title: 'Delete the bucket with everything in it',
    help: 'Otherwise a bucket that holds objects cannot be destroyed',
  }).default(false),
  objectLockEnabled: flag({
    title: 'Object lock',
    help: 'Cannot be changed later',
  }).default(false),
  versioningConfiguration: z
    .strictObject({
      status: choice(['Enabled', 'Suspended'], { title: 'Status' }),
    })
    .default({ status: 'Enabled' })
    .meta({ title: 'Versioning' }),
  serverSideEncryptionConfiguration: z
    .strictObject({
      sseAlgorithm: choice(['AES256', 'aws:kms', 'aws:kms:dsse'], {
        title: 'Encryption',
        help: 'Left out, aws:kms where a KMS key leads to the bucket, otherwise AES256',
      }).optional(),
      kmsMasterKeyId: kmsKey({
        title: 'KMS key',
        help: "Left out, the key that leads to the bucket, or AWS's own key aws/s3",
      }).optional(),
      bucketKeyEnabled: flag({
        title: 'Bucket key',
        help: 'Far fewer calls to KMS',
      }).default(true),
    })
    .refine(
      ({ sseAlgorithm, kmsMasterKeyId }) =>
        kmsMasterKeyId === undefined ||
        (sseAlgorithm !== undefined && sseAlgorithm !== 'AES256'),
      {
        path: ['kmsMasterKeyId'],
        error: 'needs sseAlgorithm aws:kms or aws:kms:dsse',
      },
    )
    .prefault({})
    .meta({ title: 'Encryption' }),
  blockPublicAcls: flag({ title: 'Refuse public ACLs' }).default(true),
  blockPublicPolicy: flag({ title: 'Refuse public policies' }).default(true),
  ignorePublicAcls: flag({ title: 'Ignore public ACLs' }).default(true),
  restrictPublicBuckets: flag({
    title: 'Keep the public out whatever the policy says',
  }).default(true),
  lifecycleRule: z
    .array(lifecycleRule)
    .max(1000, 'AWS allows 1000 rules')
    .default([])
    .meta({ title: 'Lifecycle' }),
  corsRule: z
    .array(corsRule)
    .max(100, 'AWS allows 100 rules')
    .default([])
    .meta({ title: 'Requests from other sites (CORS)' }),
  tags: tagsSchema.default({}),
});

const rules: readonly Rule[] = [
  {
    path: 'versioningConfiguration',
    message: 'object lock needs status Enabled',
    holds: ({ objectLockEnabled, versioningConfiguration }) =>
      objectLockEnabled !== true ||
      (versioningConfiguration as { status?: unknown } | undefined)?.status !==
        'Suspended',
  },
  {
    path: 'lifecycleRule',
    message: 'the names of the rules must differ',
    holds: ({ lifecycleRule: list }) => {
      const ids = Array.isArray(list)
        ? list.map(item => (item as { id?: unknown } | null)?.id)
        : [];
      return new Set(ids).size === ids.length;
    },
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type S3Config = z.infer<typeof configSchema>;
