import type { Rule } from '../rules';
import { readEngine } from './engines';

type Read = Parameters<Rule['holds']>[0];

const isMemcached = ({ engine }: Read) => engine === 'memcached';

const NOT_OF_MEMCACHED = [
  'replicationGroupId',
  'numCacheClusters',
  'numNodeGroups',
  'replicasPerNodeGroup',
  'atRestEncryptionEnabled',
  'kmsKeyId',
  'accessString',
  'snapshotRetentionLimit',
  'snapshotWindow',
  'finalSnapshotIdentifier',
];

/** Most nodes of all shards together (Amazon ElastiCache quotas, 2026). */
const MOST_NODES = 500;

const nodeRules: readonly Rule[] = [
  ...NOT_OF_MEMCACHED.map(path => ({
    path,
    message: 'is for Valkey and Redis; leave it out',
    holds: (config: Read) => !isMemcached(config) || config[path] === undefined,
  })),
  {
    path: 'numCacheNodes',
    message: 'is for Memcached; leave it out',
    holds: config => isMemcached(config) || config.numCacheNodes === undefined,
  },
  {
    path: 'numCacheClusters',
    message: 'is for a cache without shards; leave it or numNodeGroups out',
    holds: ({ numCacheClusters, numNodeGroups }) =>
      numCacheClusters === undefined || numNodeGroups === undefined,
  },
  {
    path: 'replicasPerNodeGroup',
    message: 'needs numNodeGroups',
    holds: ({ replicasPerNodeGroup, numNodeGroups }) =>
      replicasPerNodeGroup === undefined || numNodeGroups !== undefined,
  },
  {
    path: 'numNodeGroups',
    message: `shards and their replicas are at most ${MOST_NODES} nodes together`,
    holds: ({ numNodeGroups: shards, replicasPerNodeGroup: replicas = 0 }) =>
      typeof shards !== 'number' ||
      typeof replicas !== 'number' ||
      shards * (1 + replicas) <= MOST_NODES,
  },
];

export const rules: readonly Rule[] = [
  ...nodeRules,
  {
    path: 'engineVersion',
    message:
      'is no version of the engine that is taken here: Valkey from 7.2, Redis 7.0 or 7.1, Memcached from 1.6.12',
    holds: ({ engine, engineVersion }) =>
      typeof engineVersion !== 'string' ||
      readEngine(engine)?.versions.test(engineVersion) !== false,
  },
  {
    path: 'kmsKeyId',
    message: 'needs atRestEncryptionEnabled',
    holds: ({ kmsKeyId, atRestEncryptionEnabled }) =>
      kmsKeyId === undefined || atRestEncryptionEnabled !== false,
  },
  {
    path: 'accessString',
    message: 'needs transitEncryptionEnabled: without TLS there are no users',
    holds: ({ accessString, transitEncryptionEnabled }) =>
      accessString === undefined || transitEncryptionEnabled !== false,
  },
  {
    path: 'snapshotWindow',
    message: 'needs snapshots: snapshotRetentionLimit is 0',
    holds: ({ snapshotWindow, snapshotRetentionLimit }) =>
      snapshotWindow === undefined || snapshotRetentionLimit !== 0,
  },
  {
    path: 'parameter',
    message:
      'the names of the parameters must differ, and cluster-enabled follows from numNodeGroups',
    holds: ({ parameter: list }) => {
      const names = Array.isArray(list)
        ? list.map(item => (item as { name?: unknown } | null)?.name)
        : [];
      return (
        new Set(names).size === names.length &&
        !names.includes('cluster-enabled')
      );
    },
  },
];
