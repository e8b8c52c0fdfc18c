import { z } from 'zod';
import type { DesignFile } from '../design';
import { s3 as bucket } from '../resources/s3';
import type { Blueprint } from './Blueprint';
import { parameters } from './parameters';

const paramsSchema = z.strictObject(
  parameters(
    'files',
    'Old versions are kept for a month in development, for a year in production',
  ),
);

type Params = z.infer<typeof paramsSchema>;

const KEPT_DAYS: Readonly<Record<Params['environment'], number>> = {
  development: 30,
  production: 365,
};

function design({ region, name, environment, capacity }: Params): DesignFile {
  return {
    region,
    usage: { bucket: { ...bucket.cost.assumed[capacity] } },
    nodes: [
      {
        id: 'key',
        position: { x: 0, y: 0 },
        data: { resourceType: 'KMS', label: `${name} key` },
      },
      {
        id: 'bucket',
        position: { x: 320, y: 0 },
        data: {
          resourceType: 'S3',
          label: name,
          config: {
            lifecycleRule: [
              {
                id: 'clean-up',
                noncurrentVersionExpiration: {
                  noncurrentDays: KEPT_DAYS[environment],
                },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
              },
            ],
          },
        },
      },
    ],
    edges: [{ id: 'encrypts', source: 'key', target: 'bucket' }],
  };
}

export const s3: Blueprint<Params> = {
  id: 's3',
  title: 'S3 bucket',
  description:
    'A private bucket that keeps old versions, encrypted with a KMS key of its own.',
  paramsSchema,
  design,
};
