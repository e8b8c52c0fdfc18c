import { balancerNeeds } from '../load-balancer/iam';
import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type NlbUsage } from './cost';
import { findings } from './findings';
import { configSchema, type NlbConfig } from './schema';
import { terraform } from './terraform';

export const nlb: ResourceType<NlbConfig, NlbUsage> = {
  id: 'NLB',
  title: 'Network load balancer',
  configSchema,
  connections,
  terraform,
  cost,
  iam: balancerNeeds,
  findings,
};
