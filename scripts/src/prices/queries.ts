import { cloudfrontQueries } from './dimensions/cloudfront';
import { dynamodbQueries } from './dimensions/dynamodb';
import { ebsQueries } from './dimensions/ebs';
import { ec2Queries } from './dimensions/ec2';
import { eipQueries } from './dimensions/eip';
import { eksQueries } from './dimensions/eks';
import { elastiCacheQueries } from './dimensions/elastiCache';
import { fargateQueries } from './dimensions/fargate';
import { kmsQueries } from './dimensions/kms';
import { lambdaQueries } from './dimensions/lambda';
import { loadBalancerQueries } from './dimensions/loadBalancer';
import { natGatewayQueries } from './dimensions/natGateway';
import { rdsQueries } from './dimensions/rds';
import { route53Queries } from './dimensions/route53';
import { s3Queries } from './dimensions/s3';
import { secretsManagerQueries } from './dimensions/secretsManager';
import { snsQueries } from './dimensions/sns';
import { sqsQueries } from './dimensions/sqs';
import type { PriceQuery } from './refresh/PriceQuery';

/** How each price of the price book is asked for. */
export const queries: readonly PriceQuery[] = [
  ...cloudfrontQueries,
  ...dynamodbQueries,
  ...ebsQueries,
  ...ec2Queries,
  ...eipQueries,
  ...eksQueries,
  ...elastiCacheQueries,
  ...fargateQueries,
  ...kmsQueries,
  ...lambdaQueries,
  ...loadBalancerQueries,
  ...natGatewayQueries,
  ...rdsQueries,
  ...route53Queries,
  ...s3Queries,
  ...secretsManagerQueries,
  ...snsQueries,
  ...sqsQueries,
];
