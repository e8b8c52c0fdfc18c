import type { Example } from './Example';
import { tags } from './tags';

export const elastiCache: Example = {
  plain: ['cache', 'ELASTICACHE'],
  nodes: [
    [
      'cache',
      'ELASTICACHE',
      {
        engine: 'redis',
        engineVersion: '7.1',
        replicationGroupId: 'cloudforge-sessions',
        description: 'For ${sessions} and "carts"',
        nodeType: 'cache.r6gd.xlarge',
        numNodeGroups: 3,
        replicasPerNodeGroup: 1,
        port: 6_380,
        transitEncryptionEnabled: true,
        atRestEncryptionEnabled: true,
        kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/abc',
        accessString: 'on ~sessions:* -@all +@read +@write',
        parameter: [{ name: 'maxmemory-policy', value: '${file("x")}' }],
        snapshotRetentionLimit: 7,
        snapshotWindow: '02:00-03:00',
        finalSnapshotIdentifier: 'cloudforge-sessions-last',
        maintenanceWindow: 'sun:03:30-sun:04:30',
        autoMinorVersionUpgrade: false,
        applyImmediately: true,
        tags,
      },
    ],
    [
      'fragments',
      'ELASTICACHE',
      {
        engine: 'memcached',
        numCacheNodes: 2,
        transitEncryptionEnabled: false,
      },
    ],
    [
      'counters',
      'ELASTICACHE',
      {
        numCacheClusters: 2,
        transitEncryptionEnabled: false,
        atRestEncryptionEnabled: false,
        snapshotRetentionLimit: 0,
      },
    ],
    ['basket', 'ELASTICACHE', { engine: 'redis' }],
  ],
  edges: [
    ['web', 'cache'],
    ['address', 'fragments'],
    ['hello', 'basket'],
    ['key', 'basket'],
    ['door', 'fragments'],
  ],
};
