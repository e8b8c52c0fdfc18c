import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type DynamodbUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type DynamodbConfig } from './schema';
import { terraform } from './terraform';

export const dynamodb: ResourceType<DynamodbConfig, DynamodbUsage> = {
  id: 'DYNAMODB',
  title: 'DynamoDB table',
  configSchema,
  nameKey: 'name',
  connections,
  terraform,
  cost,
  iam,
  findings,
};
