import type { Dimension } from './Dimension';
import { cloudfront } from './dimensions/cloudfront';
import { dynamodb } from './dimensions/dynamodb';
import { ebs } from './dimensions/ebs';
import { ec2 } from './dimensions/ec2';
import { eip } from './dimensions/eip';
import { eks } from './dimensions/eks';
import { elastiCache } from './dimensions/elastiCache';
import { fargate } from './dimensions/fargate';
import { kms } from './dimensions/kms';
import { lambda } from './dimensions/lambda';
import { loadBalancer } from './dimensions/loadBalancer';
import { natGateway } from './dimensions/natGateway';
import { rds } from './dimensions/rds';
import { route53 } from './dimensions/route53';
import { s3 } from './dimensions/s3';
import { secretsManager } from './dimensions/secretsManager';
import { sns } from './dimensions/sns';
import { sqs } from './dimensions/sqs';

/** `SERVICE: dimension` of the facts → its place in the price book. */
export const dimensions: ReadonlyMap<string, Dimension> = new Map([
  ...cloudfront,
  ...dynamodb,
  ...ebs,
  ...ec2,
  ...eip,
  ...eks,
  ...elastiCache,
  ...fargate,
  ...kms,
  ...lambda,
  ...loadBalancer,
  ...natGateway,
  ...rds,
  ...route53,
  ...s3,
  ...secretsManager,
  ...sns,
  ...sqs,
]);
