import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type KmsUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type KmsConfig } from './schema';
import { terraform } from './terraform';

export const kms: ResourceType<KmsConfig, KmsUsage> = {
  id: 'KMS',
  title: 'KMS key',
  configSchema,
  nameKey: 'alias',
  connections,
  terraform,
  cost,
  iam,
  findings,
};
