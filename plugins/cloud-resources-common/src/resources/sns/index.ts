import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type SnsUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { refuses } from './refuses';
import { configSchema, type SnsConfig } from './schema';
import { terraform } from './terraform';

export const sns: ResourceType<SnsConfig, SnsUsage> = {
  id: 'SNS',
  title: 'SNS topic',
  configSchema,
  nameKey: 'name',
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
