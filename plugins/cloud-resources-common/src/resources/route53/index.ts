import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type Route53Usage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { refuses } from './refuses';
import { configSchema, type Route53Config } from './schema';
import { terraform } from './terraform';

export const route53: ResourceType<Route53Config, Route53Usage> = {
  id: 'ROUTE53',
  title: 'Route 53 zone',
  configSchema,
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
