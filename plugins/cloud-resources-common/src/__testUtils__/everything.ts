import { nastyTexts } from '../testing';
import { file } from './designs';

const userData = nastyTexts.join('\n');

const tags = { Team: 'shop', 'a.b:c/d': 'x = y + z @ home' };

/** Every type with next to nothing set. */
export const plain = file([
  ['web', 'EC2'],
  ['files', 'S3'],
  ['orders', 'SQS'],
  ['door', 'SECURITY_GROUP'],
]);

/** Every key of every type, and every edge that means something. */
export const everything = file(
  [
    [
      'web',
      'EC2',
      {
        instanceType: 't4g.large',
        count: 3,
        ami: 'ami-0123456789abcdef0',
        associatePublicIpAddress: true,
        keyName: 'ops ${key}',
        userData,
        monitoring: true,
        disableApiTermination: true,
        ebsOptimized: true,
        tenancy: 'dedicated',
        creditSpecification: { cpuCredits: 'unlimited' },
        rootBlockDevice: {
          volumeSize: 100,
          volumeType: 'gp3',
          iops: 4_000,
          throughput: 250,
          encrypted: true,
          kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/abc',
          deleteOnTermination: false,
        },
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpTokens: 'optional',
          httpPutResponseHopLimit: 2,
        },
        tags,
      },
    ],
    ['address', 'EC2', { elasticIp: true, count: 2 }],
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
    [
      'door',
      'SECURITY_GROUP',
      {
        description: 'Lets in the web ${and} nothing else',
        ingress: [
          {
            description: 'HTTPS',
            ipProtocol: 'tcp',
            fromPort: 443,
            toPort: 443,
            cidrIpv4: '0.0.0.0/0',
          },
          { fromPort: 22, toPort: 23, cidrIpv6: '::/0' },
        ],
        egress: [{ ipProtocol: '-1', cidrIpv4: '10.0.0.0/8' }],
        tags,
      },
    ],
    [
      'orders',
      'SQS',
      {
        name: 'cloudforge-orders-queue',
        delaySeconds: 1,
        maxMessageSize: 1_048_576,
        messageRetentionSeconds: 60,
        receiveWaitTimeSeconds: 0,
        visibilityTimeoutSeconds: 43_200,
        maxReceiveCount: 3,
        kmsMasterKeyId: 'alias/orders',
        kmsDataKeyReusePeriodSeconds: 300,
        tags,
      },
    ],
    ['failed', 'SQS', { sqsManagedSseEnabled: false }],
    [
      'payments',
      'SQS',
      {
        fifoQueue: true,
        contentBasedDeduplication: true,
        deduplicationScope: 'messageGroup',
        fifoThroughputLimit: 'perMessageGroupId',
      },
    ],
  ],
  [
    ['orders', 'failed'],
    ['files', 'orders'],
    ['files', 'failed'],
    ['files', 'logs'],
    ['web', 'orders'],
    ['web', 'payments'],
    ['web', 'files'],
    ['address', 'logs'],
    ['door', 'web'],
  ],
);
