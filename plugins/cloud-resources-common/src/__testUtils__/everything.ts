import { file } from './designs';
import { ec2 } from './examples/ec2';
import { s3 } from './examples/s3';
import { securityGroup } from './examples/securityGroup';
import { sqs } from './examples/sqs';

const examples = [ec2, s3, securityGroup, sqs];

/** Every type with next to nothing set. */
export const plain = file(examples.map(example => example.plain));

/** Every key of every type, and every edge that means something. */
export const everything = file(
  examples.flatMap(({ nodes }) => nodes),
  examples.flatMap(({ edges }) => edges),
);
