import type { Dimension } from './Dimension';
import { ebs } from './dimensions/ebs';
import { ec2 } from './dimensions/ec2';
import { eip } from './dimensions/eip';
import { s3 } from './dimensions/s3';
import { sqs } from './dimensions/sqs';

/** `SERVICE: dimension` of the facts → its place in the price book. */
export const dimensions: ReadonlyMap<string, Dimension> = new Map([
  ...ebs,
  ...ec2,
  ...eip,
  ...s3,
  ...sqs,
]);
