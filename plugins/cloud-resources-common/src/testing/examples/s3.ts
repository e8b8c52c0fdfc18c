import type { Example } from './Example';
import { tags } from './tags';

export const s3: Example = {
  plain: ['files', 'S3'],
  nodes: [
    [
      'files',
      'S3',
      {
        bucket: 'cloudforge-files-2026',
        forceDestroy: true,
        objectLockEnabled: true,
        versioningConfiguration: { status: 'Enabled' },
        serverSideEncryptionConfiguration: {
          sseAlgorithm: 'aws:kms',
          kmsMasterKeyId: 'alias/files',
          bucketKeyEnabled: true,
        },
        blockPublicAcls: false,
        blockPublicPolicy: false,
        ignorePublicAcls: false,
        restrictPublicBuckets: false,
        lifecycleRule: [
          {
            id: 'all',
            prefix: '${prefix}/"',
            transition: [
              { days: 30, storageClass: 'STANDARD_IA' },
              { days: 90, storageClass: 'GLACIER' },
            ],
            expiration: { days: 365 },
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
          { id: 'one', expiration: { days: 1 } },
        ],
        corsRule: [
          {
            allowedHeaders: ['*'],
            allowedMethods: ['GET', 'PUT'],
            allowedOrigins: ['https://${origin}.example.com', '*'],
            exposeHeaders: ['ETag'],
            maxAgeSeconds: 600,
          },
        ],
        tags,
      },
    ],
    ['logs', 'S3'],
  ],
  edges: [
    ['files', 'orders'],
    ['files', 'logs'],
  ],
};
