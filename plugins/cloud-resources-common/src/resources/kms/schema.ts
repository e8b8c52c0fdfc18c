import { z } from 'zod';
import { choice, flag, text, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** What a key can be for, by how its specification begins (AWS KMS developer guide, "key spec reference", 2025). */
const USAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^SYMMETRIC_DEFAULT$/, ['ENCRYPT_DECRYPT']],
  [/^RSA_/, ['ENCRYPT_DECRYPT', 'SIGN_VERIFY']],
  [/^ECC_NIST_P(256|384|521)$/, ['SIGN_VERIFY', 'KEY_AGREEMENT']],
  [/^ECC_SECG_/, ['SIGN_VERIFY']],
  [/^HMAC_/, ['GENERATE_VERIFY_MAC']],
];

const usagesOf = (spec: string) =>
  USAGES.find(([pattern]) => pattern.test(spec))?.[1] ?? [];

const fields = z.strictObject({
  alias: word(
    /^alias\/(?!aws\/)[\w/-]{1,250}$/,
    'alias/ and up to 250 letters, digits, hyphens, underscores and slashes, but not alias/aws/',
    {
      title: 'Alias',
      help: 'Only if it must not be made of the label',
      max: 256,
    },
  ).optional(),
  description: text(8192, {
    title: 'Description',
    help: 'Left out, the label',
  }).optional(),
  customerMasterKeySpec: choice(
    [
      'SYMMETRIC_DEFAULT',
      'RSA_2048',
      'RSA_3072',
      'RSA_4096',
      'ECC_NIST_P256',
      'ECC_NIST_P384',
      'ECC_NIST_P521',
      'ECC_SECG_P256K1',
      'HMAC_224',
      'HMAC_256',
      'HMAC_384',
      'HMAC_512',
    ],
    {
      title: 'Kind of key',
      help: 'Edges to what it encrypts need SYMMETRIC_DEFAULT; cannot be changed later',
    },
  ).default('SYMMETRIC_DEFAULT'),
  keyUsage: choice(
    ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'],
    { title: 'What it is for', help: 'Cannot be changed later' },
  ).default('ENCRYPT_DECRYPT'),
  enableKeyRotation: flag({
    title: 'Rotate',
    help: 'Left out, a symmetric key is rotated, and others, which cannot be, are not',
  }).optional(),
  rotationPeriodInDays: whole({
    title: 'Rotate every',
    unit: 'days',
    help: 'Left out, every 365 days',
    min: 90,
    max: 2560,
  }).optional(),
  deletionWindowInDays: whole({
    title: 'Can be brought back for',
    unit: 'days',
    help: 'After the key is destroyed; then all that it encrypted is lost',
    min: 7,
    max: 30,
  }).default(30),
  isEnabled: flag({ title: 'Enabled' }).default(true),
  multiRegion: flag({
    title: 'Multi-Region',
    help: 'Can be replicated to other regions; cannot be changed later',
  }).default(false),
  tags: tagsSchema.default({}),
});

const isSymmetric = (spec: unknown) =>
  spec === undefined || spec === 'SYMMETRIC_DEFAULT';

const rules: readonly Rule[] = [
  {
    path: 'keyUsage',
    message:
      'does not fit the kind of key: symmetric ENCRYPT_DECRYPT; RSA ENCRYPT_DECRYPT or SIGN_VERIFY; ECC SIGN_VERIFY, of NIST KEY_AGREEMENT too; HMAC GENERATE_VERIFY_MAC',
    holds: ({
      customerMasterKeySpec: spec = 'SYMMETRIC_DEFAULT',
      keyUsage = 'ENCRYPT_DECRYPT',
    }) => {
      const usages = usagesOf(String(spec));
      return usages.length === 0 || usages.includes(String(keyUsage));
    },
  },
  {
    path: 'enableKeyRotation',
    message: 'only a symmetric key rotates by itself; leave it out',
    holds: ({ customerMasterKeySpec: spec, enableKeyRotation }) =>
      enableKeyRotation !== true || isSymmetric(spec),
  },
  {
    path: 'rotationPeriodInDays',
    message: 'needs a symmetric key that is rotated',
    holds: ({
      customerMasterKeySpec: spec,
      enableKeyRotation,
      rotationPeriodInDays,
    }) =>
      rotationPeriodInDays === undefined ||
      (isSymmetric(spec) && enableKeyRotation !== false),
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type KmsConfig = z.infer<typeof configSchema>;

/** Whether AWS makes the key's material anew by itself. */
export const isRotated = (config: KmsConfig) =>
  config.enableKeyRotation ??
  config.customerMasterKeySpec === 'SYMMETRIC_DEFAULT';
