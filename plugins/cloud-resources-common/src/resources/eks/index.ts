import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type EksUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type EksConfig } from './schema';
import { terraform } from './terraform';

export const eks: ResourceType<EksConfig, EksUsage> = {
  id: 'EKS',
  title: 'EKS cluster',
  configSchema,
  connections,
  terraform,
  cost,
  iam,
  findings,
};
