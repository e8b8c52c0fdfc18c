import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type EcsConfig } from './schema';
import { terraform } from './terraform';

export const ecs: ResourceType<EcsConfig, object> = {
  id: 'ECS',
  title: 'ECS service on Fargate',
  configSchema,
  connections,
  terraform,
  cost,
  iam,
  findings,
};
