import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type S3Usage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { refuses } from './refuses';
import { configSchema, type S3Config } from './schema';
import { terraform } from './terraform';

export const s3: ResourceType<S3Config, S3Usage> = {
  id: 'S3',
  title: 'S3 bucket',
  configSchema,
  nameKey: 'bucket',
  connections,
  refuses,
  terraform,
  cost,
  iam,
  findings,
};
