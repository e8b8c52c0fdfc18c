import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type SqsUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { refuses } from './refuses';
import { configSchema, type SqsConfig } from './schema';
import { terraform } from './terraform';

export const sqs: ResourceType<SqsConfig, SqsUsage> = {
  id: 'SQS',
  title: 'SQS queue',
  configSchema,
  nameKey: 'name',
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
