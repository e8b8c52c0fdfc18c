import { ebsQueries } from './dimensions/ebs';
import { ec2Queries } from './dimensions/ec2';
import { eipQueries } from './dimensions/eip';
import { elastiCacheQueries } from './dimensions/elastiCache';
import { kmsQueries } from './dimensions/kms';
import { natGatewayQueries } from './dimensions/natGateway';
import { rdsQueries } from './dimensions/rds';
import { s3Queries } from './dimensions/s3';
import { snsQueries } from './dimensions/sns';
import { sqsQueries } from './dimensions/sqs';
import type { PriceQuery } from './refresh/PriceQuery';

/** How each price of the price book is asked for. */
export const queries: readonly PriceQuery[] = [
  ...ebsQueries,
  ...ec2Queries,
  ...eipQueries,
  ...elastiCacheQueries,
  ...kmsQueries,
  ...natGatewayQueries,
  ...rdsQueries,
  ...s3Queries,
  ...snsQueries,
  ...sqsQueries,
];
