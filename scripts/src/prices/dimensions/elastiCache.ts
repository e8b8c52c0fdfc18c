import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

export const elastiCache = flat('ELASTICACHE', 'GB-month', {
  'backup storage over free': 'backup.storage',
});

/** As the API writes engines → as Terraform does. */
const ENGINES: Readonly<Record<string, string>> = {
  Redis: 'redis',
  Valkey: 'valkey',
  Memcached: 'memcached',
};

export const elastiCacheQueries: readonly PriceQuery[] = [
  {
    gives: {
      service: 'ELASTICACHE',
      unit: 'hour',
      dimension: ({ cacheEngine, instanceType }) =>
        cacheEngine in ENGINES && instanceType
          ? `${ENGINES[cacheEngine]}.${instanceType}`
          : undefined,
      owns: dimension => dimension.includes('.cache.'),
    },
    serviceCode: 'AmazonElastiCache',
    filters: { productFamily: 'Cache Instance', locationType: 'AWS Region' },
    // Reserved and outpost nodes are other products.
    usage: /(^|-)NodeUsage:/,
  },
  {
    gives: {
      service: 'ELASTICACHE',
      dimension: 'backup.storage',
      unit: 'GB-month',
    },
    serviceCode: 'AmazonElastiCache',
    filters: { productFamily: 'Storage Snapshot' },
    usage: usageType('ElastiCache:BackupUsage'),
  },
];
