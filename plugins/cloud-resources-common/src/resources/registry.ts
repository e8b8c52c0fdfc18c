import { alb } from './alb';
import { asg } from './asg';
import { cloudfront } from './cloudfront';
import { dynamodb } from './dynamodb';
import { ebs } from './ebs';
import { ec2 } from './ec2';
import { ecs } from './ecs';
import { eks } from './eks';
import { elastiCache } from './elasticache';
import { kms } from './kms';
import { lambda } from './lambda';
import { natGateway } from './nat-gateway';
import { nlb } from './nlb';
import { rds } from './rds';
import { ResourceTypes } from './ResourceTypes';
import { route53 } from './route53';
import { s3 } from './s3';
import { securityGroup } from './security-group';
import { sns } from './sns';
import { sqs } from './sqs';

/**
 * Every resource type. A new one is a folder beside this file and a line here.
 *
 * @public
 */
export const resourceTypes = ResourceTypes.of([
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
]);
