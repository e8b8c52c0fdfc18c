import type { Dimension } from './Dimension';
import { ebs } from './dimensions/ebs';
import { ec2 } from './dimensions/ec2';
import { eip } from './dimensions/eip';
import { elastiCache } from './dimensions/elastiCache';
import { kms } from './dimensions/kms';
import { natGateway } from './dimensions/natGateway';
import { rds } from './dimensions/rds';
import { s3 } from './dimensions/s3';
import { secretsManager } from './dimensions/secretsManager';
import { sqs } from './dimensions/sqs';

/** `SERVICE: dimension` of the facts → its place in the price book. */
export const dimensions: ReadonlyMap<string, Dimension> = new Map([
  ...ebs,
  ...ec2,
  ...eip,
  ...elastiCache,
  ...kms,
  ...natGateway,
  ...rds,
  ...s3,
  ...secretsManager,
  ...sqs,
]);
