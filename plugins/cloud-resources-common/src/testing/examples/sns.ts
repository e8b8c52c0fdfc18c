import type { Example } from './Example';
import { tags } from './tags';

export const sns: Example = {
  plain: ['news', 'SNS'],
  nodes: [
    [
      'news',
      'SNS',
      {
        name: 'cloudforge-news',
        displayName: 'The "shop" ${news}',
        encrypted: true,
        kmsMasterKeyId: 'alias/news',
        signatureVersion: 1,
        tracingConfig: 'Active',
        rawMessageDelivery: true,
        subscription: [
          { protocol: 'email', endpoint: 'ops@example.com' },
          { protocol: 'email-json', endpoint: 'ops@example.com' },
          {
            protocol: 'https',
            endpoint: 'https://example.com/hook?a=${b}',
            filterPolicy: {
              kind: ['order', '${x}'],
              size: [1, 2.5],
              ok: [true],
            },
            filterPolicyScope: 'MessageBody',
            rawMessageDelivery: true,
          },
        ],
        tags,
      },
    ],
    [
      'ordered',
      'SNS',
      {
        fifoTopic: true,
        contentBasedDeduplication: true,
        fifoThroughputScope: 'MessageGroup',
      },
    ],
    ['open', 'SNS', { encrypted: false }],
    ['secret', 'SNS'],
    ['pictures', 'S3'],
  ],
  edges: [
    ['news', 'failed'],
    ['ordered', 'payments'],
    ['secret', 'letters'],
    ['key', 'secret'],
    ['pictures', 'secret'],
    ['teller', 'secret'],
    ['teller', 'news'],
  ],
};
