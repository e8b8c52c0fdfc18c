import { ec2 } from './ec2';
import { ResourceTypes } from './ResourceTypes';
import { s3 } from './s3';
import { securityGroup } from './security-group';
import { sqs } from './sqs';

/**
 * Every resource type. A new one is a folder beside this file and a line here.
 *
 * @public
 */
export const resourceTypes = ResourceTypes.of([ec2, s3, securityGroup, sqs]);
