import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { effective } from './effective';
import type { ElastiCacheConfig } from './schema';

/** Where a configuration says how many nodes stand in for each other. */
function nodesAt(config: ElastiCacheConfig): string {
  const { isMemcached, isSharded } = effective(config);
  const sharded = isSharded ? 'replicasPerNodeGroup' : 'numCacheClusters';
  return isMemcached ? 'numCacheNodes' : sharded;
}

export function findings({
  config,
}: DesignNode<ElastiCacheConfig>): readonly Finding[] {
  const { isMemcached, replicas, nodes, snapshots, atRestEncryption } =
    effective(config);
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.transitEncryptionEnabled,
      severity: 'high',
      path: 'transitEncryptionEnabled',
      message: isMemcached
        ? 'Whoever is on the way can read and change what is said to it.'
        : 'Whoever is on the way can read what is said to it, and whoever reaches it needs no user.',
      mend: 'Set transitEncryptionEnabled to true.',
    },
    {
      found: !isMemcached && !atRestEncryption,
      severity: 'high',
      path: 'atRestEncryptionEnabled',
      message: 'What is stored, and snapshots of it, are not encrypted.',
      mend: 'Set atRestEncryptionEnabled to true; a cache that exists is made anew.',
    },
    {
      found: isMemcached,
      severity: 'low',
      path: 'engine',
      message: 'Memcached has no users: whoever reaches its port may do all.',
      mend: 'Use valkey or redis for what not everybody may read.',
    },
    {
      found: !isMemcached && snapshots === 0,
      severity: 'low',
      path: 'snapshotRetentionLimit',
      message: 'There are no snapshots: what fails is gone.',
      mend: 'Set snapshotRetentionLimit to 1 or more.',
    },
    {
      found: isMemcached ? nodes === 1 : replicas === 0,
      severity: 'low',
      path: nodesAt(config),
      message: 'A zone that fails takes the cache, or a part of it, with it.',
      mend: 'Have another node in production.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
