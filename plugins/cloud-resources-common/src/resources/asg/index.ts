import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type AsgUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type AsgConfig } from './schema';
import { terraform } from './terraform';

export const asg: ResourceType<AsgConfig, AsgUsage> = {
  id: 'ASG',
  title: 'Auto Scaling group',
  configSchema,
  connections,
  terraform,
  cost,
  iam,
  findings,
};
