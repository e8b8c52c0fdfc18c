import type { Example } from './Example';
import { tags } from './tags';

export const kms: Example = {
  plain: ['key', 'KMS'],
  nodes: [
    [
      'key',
      'KMS',
      {
        alias: 'alias/cloudforge-orders/key',
        description: 'For ${orders} and "files"',
        customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        keyUsage: 'ENCRYPT_DECRYPT',
        enableKeyRotation: true,
        rotationPeriodInDays: 90,
        deletionWindowInDays: 7,
        isEnabled: true,
        multiRegion: true,
        tags,
      },
    ],
    [
      'signing',
      'KMS',
      {
        customerMasterKeySpec: 'ECC_NIST_P256',
        keyUsage: 'SIGN_VERIFY',
        isEnabled: false,
      },
    ],
    ['fixed', 'KMS', { enableKeyRotation: false }],
    ['vault', 'S3'],
    ['letters', 'SQS'],
    ['teller', 'EC2'],
  ],
  edges: [
    ['key', 'vault'],
    ['key', 'letters'],
    ['vault', 'letters'],
    ['teller', 'letters'],
    ['teller', 'signing'],
  ],
};
