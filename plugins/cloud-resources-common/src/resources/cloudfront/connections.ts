import { Reference } from '../../hcl';
import type { Connection, Connections } from '../Connection';
import { objectsArn } from '../s3/connections';
import type { S3Config } from '../s3/schema';
import type { CloudfrontConfig } from './schema';

export const distributionArn = (name: string) =>
  Reference.to('aws_cloudfront_distribution', name, 'arn');

const fetchesObjects: Connection<CloudfrontConfig, S3Config> = {
  meaning:
    'The distribution fetches objects of the bucket, which stays private.',
  admits: (source, target) => [
    {
      actions: ['s3:GetObject'],
      resources: [objectsArn(target.name)],
      services: ['cloudfront.amazonaws.com'],
      conditions: [
        ['StringEquals', 'aws:SourceArn', distributionArn(source.name)],
      ],
    },
  ],
};

const fetchesPages: Connection<CloudfrontConfig, { internal?: boolean }> = {
  meaning: 'The distribution fetches from the load balancer.',
  refuses: (_, { config }) =>
    config.internal === true
      ? {
          message: 'CloudFront does not reach an internal load balancer',
          mend: 'Set internal of the load balancer to false.',
        }
      : undefined,
};

export const connections: Connections = {
  to: { S3: fetchesObjects, ALB: fetchesPages },
};
