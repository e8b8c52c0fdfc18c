import { Reference } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import type { KmsConfig } from './schema';

export const keyArn = (name: string) =>
  Reference.to('aws_kms_key', name, 'arn');

/** What code does with a key, by what the key is for. */
const USES: Readonly<Record<KmsConfig['keyUsage'], readonly string[]>> = {
  ENCRYPT_DECRYPT: ['kms:DescribeKey', 'kms:Encrypt', 'kms:Decrypt'],
  SIGN_VERIFY: [
    'kms:DescribeKey',
    'kms:GetPublicKey',
    'kms:Sign',
    'kms:Verify',
  ],
  GENERATE_VERIFY_MAC: ['kms:DescribeKey', 'kms:GenerateMac', 'kms:VerifyMac'],
  KEY_AGREEMENT: [
    'kms:DescribeKey',
    'kms:GetPublicKey',
    'kms:DeriveSharedSecret',
  ],
};

function usesOf({
  keyUsage,
  customerMasterKeySpec: spec,
}: KmsConfig): readonly string[] {
  if (keyUsage !== 'ENCRYPT_DECRYPT') {
    return USES[keyUsage];
  }
  return [
    ...USES.ENCRYPT_DECRYPT,
    // Data keys come of symmetric keys alone, public keys of the others.
    ...(spec === 'SYMMETRIC_DEFAULT'
      ? ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext']
      : ['kms:GetPublicKey']),
  ];
}

const usedByCompute: Connection<object, KmsConfig> = {
  meaning: 'Uses the key.',
  allows: ({ name, config }) => [
    { actions: usesOf(config), resources: [keyArn(name)] },
  ],
};

interface Encrypted {
  /** Where its configuration says something else about encryption. */
  instead: readonly string[];
  /** Whether whoever uses it needs the key, and not the service alone. */
  isShared?: boolean;
}

/** What may be encrypted with a key of one's own. */
const ENCRYPTED: Readonly<Record<string, Encrypted>> = {
  S3: {
    instead: ['serverSideEncryptionConfiguration.kmsMasterKeyId'],
    isShared: true,
  },
  SQS: { instead: ['kmsMasterKeyId', 'sqsManagedSseEnabled'], isShared: true },
  SNS: { instead: ['kmsMasterKeyId'], isShared: true },
  DYNAMODB: { instead: ['serverSideEncryption'], isShared: true },
  EBS: { instead: ['kmsKeyId'] },
  RDS: { instead: ['kmsKeyId'] },
  ELASTICACHE: { instead: ['kmsKeyId'] },
};

/** The value at a path such as `rootBlockDevice.kmsKeyId`. */
const valueAt = (config: object, path: string) =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      config,
    );

const encrypts = ({
  instead,
  isShared = false,
}: Encrypted): Connection<KmsConfig, object> => ({
  meaning: 'What it stores is encrypted with the key.',
  atMostInto: 1,
  shares: ({ name }) =>
    isShared
      ? [
          {
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [keyArn(name)],
          },
        ]
      : [],
  refuses: ({ config }, target) => {
    if (config.customerMasterKeySpec !== 'SYMMETRIC_DEFAULT') {
      return {
        message: 'AWS encrypts what it stores with symmetric keys only',
        mend: 'Leave customerMasterKeySpec and keyUsage of the key out.',
      };
    }
    const other = instead.find(
      path => valueAt(target.config, path) !== undefined,
    );
    return other === undefined
      ? undefined
      : {
          message: `${target.label} says in ${other} how it is encrypted`,
          mend: `Remove the edge, or leave ${other} of ${target.label} out.`,
        };
  },
});

export const connections: Connections = {
  to: Object.fromEntries(
    Object.entries(ENCRYPTED).map(([id, encrypted]) => [
      id,
      encrypts(encrypted),
    ]),
  ),
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};
