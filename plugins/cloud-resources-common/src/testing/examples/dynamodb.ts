import type { Example } from './Example';
import { tags } from './tags';

export const dynamodb: Example = {
  plain: ['items', 'DYNAMODB'],
  nodes: [
    [
      'items',
      'DYNAMODB',
      {
        name: 'cloudforge-items.v1',
        billingMode: 'PROVISIONED',
        hashKey: 'customer "${id}"',
        rangeKey: 'at',
        attribute: [
          { name: 'customer "${id}"', type: 'S' },
          { name: 'at', type: 'N' },
          { name: 'state', type: 'B' },
        ],
        readCapacity: 10,
        writeCapacity: 5,
        globalSecondaryIndex: [
          {
            name: 'by-state',
            hashKey: 'state',
            rangeKey: 'at',
            projectionType: 'INCLUDE',
            nonKeyAttributes: ['total'],
            readCapacity: 2,
            writeCapacity: 1,
          },
        ],
        localSecondaryIndex: [
          {
            name: 'state',
            rangeKey: 'state',
            projectionType: 'KEYS_ONLY',
          },
        ],
        tableClass: 'STANDARD_INFREQUENT_ACCESS',
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
        ttl: { attributeName: 'expires', enabled: true },
        streamEnabled: true,
        streamViewType: 'KEYS_ONLY',
        serverSideEncryption: {
          enabled: true,
          kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/abc',
        },
        deletionProtectionEnabled: false,
        tags,
      },
    ],
    [
      'sessions',
      'DYNAMODB',
      {
        onDemandThroughput: { maxReadRequestUnits: 1, maxWriteRequestUnits: 2 },
        pointInTimeRecovery: { enabled: false },
      },
    ],
  ],
  edges: [
    ['key', 'sessions'],
    ['teller', 'sessions'],
    ['teller', 'items'],
    ['resize', 'sessions'],
    ['items', 'hello'],
  ],
};
