import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type SecurityGroupConfig } from './schema';
import { terraform } from './terraform';

export const securityGroup: ResourceType<SecurityGroupConfig, object> = {
  id: 'SECURITY_GROUP',
  title: 'Security group',
  configSchema,
  connections,
  terraform,
  cost,
  iam,
  findings,
};
