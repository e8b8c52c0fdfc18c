import { file } from './designs';
import { cloudfront } from './examples/cloudfront';
import { asg, ecs, eks } from './examples/clusters';
import { dynamodb } from './examples/dynamodb';
import { ebs } from './examples/ebs';
import { ec2 } from './examples/ec2';
import { elastiCache } from './examples/elastiCache';
import { kms } from './examples/kms';
import { lambda } from './examples/lambda';
import { alb, nlb } from './examples/loadBalancers';
import { natGateway } from './examples/natGateway';
import { rds } from './examples/rds';
import { route53 } from './examples/route53';
import { s3 } from './examples/s3';
import { securityGroup } from './examples/securityGroup';
import { sns } from './examples/sns';
import { sqs } from './examples/sqs';

export const examples = [
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

/** Every type with next to nothing set. */
export const plain = file(examples.map(example => example.plain));

/** Every key of every type, and every edge that means something. */
export const everything = file(
  examples.flatMap(({ nodes }) => nodes),
  examples.flatMap(({ edges }) => edges),
);
