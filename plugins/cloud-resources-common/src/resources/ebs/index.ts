import type { ResourceType } from '../ResourceType';
import { connections, refuses } from './connections';
import { cost, type EbsUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type EbsConfig } from './schema';
import { terraform } from './terraform';

export const ebs: ResourceType<EbsConfig, EbsUsage> = {
  id: 'EBS',
  title: 'EBS volume',
  configSchema,
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
