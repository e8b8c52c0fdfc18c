import type { IamNeeds } from '../../iam/IamNeeds';

const BUCKETS = ['arn:aws:s3:::${Prefix}-*'];
const OBJECTS = ['arn:aws:s3:::${Prefix}-*/*'];

export const iam: IamNeeds = [
  { for: 'create', actions: ['s3:CreateBucket'], on: BUCKETS },
  {
    for: 'read',
    // Refreshing a bucket reads every one of its settings.
    actions: [
      's3:GetAccelerateConfiguration',
      's3:GetBucketAcl',
      's3:GetBucketCORS',
      's3:GetBucketLocation',
      's3:GetBucketLogging',
      's3:GetBucketNotification',
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketOwnershipControls',
      's3:GetBucketPolicy',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketRequestPayment',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetBucketWebsite',
      's3:GetEncryptionConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:ListTagsForResource',
    ],
    on: BUCKETS,
  },
  {
    for: 'update',
    actions: [
      's3:DeleteBucketPolicy',
      's3:PutBucketCORS',
      's3:PutBucketLogging',
      's3:PutBucketNotification',
      's3:PutBucketObjectLockConfiguration',
      's3:PutBucketOwnershipControls',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    on: BUCKETS,
  },
  {
    for: 'tag',
    actions: ['s3:PutBucketTagging', 's3:TagResource', 's3:UntagResource'],
    on: BUCKETS,
  },
  { for: 'delete', actions: ['s3:DeleteBucket'], on: BUCKETS },
  {
    for: 'delete',
    // `force_destroy` empties the bucket first.
    actions: [
      's3:BypassGovernanceRetention',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
    ],
    on: OBJECTS,
  },
  { for: 'delete', actions: ['s3:ListBucketVersions'], on: BUCKETS },
];
