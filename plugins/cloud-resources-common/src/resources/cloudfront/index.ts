import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type CloudfrontUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { refuses } from './refuses';
import { configSchema, type CloudfrontConfig } from './schema';
import { terraform } from './terraform';

export const cloudfront: ResourceType<CloudfrontConfig, CloudfrontUsage> = {
  id: 'CLOUDFRONT',
  title: 'CloudFront distribution',
  configSchema,
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
