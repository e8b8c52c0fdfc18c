import { auroraPostgresql } from './auroraPostgresql';
import type { Blueprint } from './Blueprint';
import { ec2 } from './ec2';
import { lambda } from './lambda';
import { redis } from './redis';
import { s3 } from './s3';

/**
 * Every blueprint of the catalogue. A new one is a file beside this one and a
 * line here.
 *
 * @public
 */
export const blueprints: readonly Blueprint[] = [
  auroraPostgresql,
  ec2,
  lambda,
  redis,
  s3,
];
