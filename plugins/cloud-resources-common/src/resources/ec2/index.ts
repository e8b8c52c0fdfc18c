import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type Ec2Usage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { secrets } from './loginSecrets';
import { configSchema, type Ec2Config } from './schema';
import { terraform } from './terraform';

export const ec2: ResourceType<Ec2Config, Ec2Usage> = {
  id: 'EC2',
  title: 'EC2 instance',
  configSchema,
  connections,
  terraform,
  secrets,
  cost,
  iam,
  findings,
};
