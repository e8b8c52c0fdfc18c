import { linesOf } from '../../__testUtils__/costs';

const snapshots = { snapshotStorageSizeGb: 40 };

describe('estimate: ElastiCache by hand', () => {
  it('one node, whose only snapshot is free', () => {
    expect(linesOf('ELASTICACHE', {}, snapshots)).toEqual([
      // 730 × 0.0128
      ['cache.t4g.micro of valkey', 730, 0.0128, 9.344],
    ]);
  });

  it('Redis with a replica, and more snapshots than one', () => {
    expect(
      linesOf(
        'ELASTICACHE',
        {
          engine: 'redis',
          nodeType: 'cache.m7g.large',
          numCacheClusters: 2,
          snapshotRetentionLimit: 7,
        },
        snapshots,
      ),
    ).toEqual([
      // 2 × 730 × 0.158
      ['cache.m7g.large of redis', 1_460, 0.158, 230.68],
      // 40 × 0.085
      ['Snapshots', 40, 0.085, 3.4],
    ]);
  });

  it('every node of every shard', () => {
    expect(
      linesOf('ELASTICACHE', { numNodeGroups: 3, replicasPerNodeGroup: 2 }),
    ).toEqual([
      // 3 × (1 + 2) × 730 × 0.0128
      ['cache.t4g.micro of valkey', 6_570, 0.0128, 84.096],
    ]);
  });

  it('nodes of Memcached, which has no snapshots', () => {
    expect(
      linesOf(
        'ELASTICACHE',
        { engine: 'memcached', numCacheNodes: 3 },
        snapshots,
      ),
    ).toEqual([
      // 3 × 730 × 0.016
      ['cache.t4g.micro of memcached', 2_190, 0.016, 35.04],
    ]);
  });
});
