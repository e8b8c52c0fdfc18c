import type { ResourceType } from '../ResourceType';
import { connections, refuses } from './connections';
import { cost, type ElastiCacheUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type ElastiCacheConfig } from './schema';
import { terraform } from './terraform';

export const elastiCache: ResourceType<ElastiCacheConfig, ElastiCacheUsage> = {
  id: 'ELASTICACHE',
  title: 'ElastiCache',
  configSchema,
  nameKey: 'replicationGroupId',
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
