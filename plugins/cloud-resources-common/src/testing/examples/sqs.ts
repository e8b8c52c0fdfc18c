import type { Example } from './Example';
import { tags } from './tags';

export const sqs: Example = {
  plain: ['orders', 'SQS'],
  nodes: [
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
  edges: [['orders', 'failed']],
};
