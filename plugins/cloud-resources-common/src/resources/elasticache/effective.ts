import { engineOf } from './engines';
import type { ElastiCacheConfig } from './schema';

/** What is meant where a configuration leaves something to its engine. */
export function effective(config: ElastiCacheConfig) {
  const engine = engineOf(config.engine);
  const version = config.engineVersion ?? engine.version;
  const isMemcached = config.engine === 'memcached';
  const shards = config.numNodeGroups;
  const replicas =
    shards === undefined
      ? (config.numCacheClusters ?? 1) - 1
      : config.replicasPerNodeGroup ?? 0;
  return {
    isMemcached,
    version,
    family: engine.family(version),
    port: config.port ?? engine.port,
    /** Cluster mode. */
    isSharded: shards !== undefined,
    replicas,
    nodes: isMemcached
      ? config.numCacheNodes ?? 1
      : (shards ?? 1) * (1 + replicas),
    /** ElastiCache takes users over TLS only. */
    hasUsers: !isMemcached && config.transitEncryptionEnabled,
    atRestEncryption: config.atRestEncryptionEnabled ?? true,
    /** Days; a single snapshot is free (Amazon ElastiCache pricing). */
    snapshots: isMemcached ? 0 : config.snapshotRetentionLimit ?? 1,
  };
}
