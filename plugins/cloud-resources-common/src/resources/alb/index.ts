import { balancerNeeds } from '../load-balancer/iam';
import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type AlbUsage } from './cost';
import { findings } from './findings';
import { configSchema, type AlbConfig } from './schema';
import { terraform } from './terraform';

export const alb: ResourceType<AlbConfig, AlbUsage> = {
  id: 'ALB',
  title: 'Application load balancer',
  configSchema,
  connections,
  terraform,
  cost,
  iam: balancerNeeds,
  findings,
};
