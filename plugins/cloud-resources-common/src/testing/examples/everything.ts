import type { DesignFile } from '@cloudforge/plugin-cloud-resources-common';
import { designFile } from '../designFile';
import { cloudfront } from './cloudfront';
import { asg, ecs, eks } from './clusters';
import { dynamodb } from './dynamodb';
import { ebs } from './ebs';
import { ec2 } from './ec2';
import { elastiCache } from './elastiCache';
import type { Example } from './Example';
import { kms } from './kms';
import { lambda } from './lambda';
import { alb, nlb } from './loadBalancers';
import { natGateway } from './natGateway';
import { rds } from './rds';
import { route53 } from './route53';
import { s3 } from './s3';
import { securityGroup } from './securityGroup';
import { sns } from './sns';
import { sqs } from './sqs';

/**
 * How each type is tried.
 *
 * @public
 */
export const examples: readonly Example[] = [
  alb,
  asg,
  cloudfront,
  dynamodb,
  ebs,
  ec2,
  ecs,
  eks,
  elastiCache,
  kms,
  lambda,
  natGateway,
  nlb,
  rds,
  route53,
  s3,
  securityGroup,
  sns,
  sqs,
];

/**
 * Every type with next to nothing set.
 *
 * @public
 */
export const plain: DesignFile = designFile(
  examples.map(example => example.plain),
);

/**
 * Every key of every type, and every edge that means something.
 *
 * @public
 */
export const everything: DesignFile = designFile(
  examples.flatMap(({ nodes }) => nodes),
  examples.flatMap(({ edges }) => edges),
);
