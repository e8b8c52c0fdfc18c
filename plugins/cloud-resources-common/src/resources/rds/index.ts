import type { ResourceType } from '../ResourceType';
import { connections, refuses } from './connections';
import { cost, type RdsUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type RdsConfig } from './schema';
import { terraform } from './terraform';

export const rds: ResourceType<RdsConfig, RdsUsage> = {
  id: 'RDS',
  title: 'RDS database',
  configSchema,
  nameKey: 'identifier',
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
