import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type LambdaUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type LambdaConfig } from './schema';
import { packages, terraform } from './terraform';

export const lambda: ResourceType<LambdaConfig, LambdaUsage> = {
  id: 'LAMBDA',
  title: 'Lambda function',
  configSchema,
  connections,
  terraform,
  packages,
  cost,
  iam,
  findings,
};
