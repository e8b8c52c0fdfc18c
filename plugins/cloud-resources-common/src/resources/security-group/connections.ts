import { Reference } from '../../hcl';
import type { Connection, Connections } from '../Connection';

export const groupId = (name: string) =>
  Reference.to('aws_security_group', name, 'id');

const guards: Connection = {
  meaning: 'The group stands before it, in place of one that lets nothing in.',
};

/** Types that stand in the VPC behind groups. */
const GUARDED = [
  'ALB',
  'ASG',
  'EC2',
  'ECS',
  'EKS',
  'ELASTICACHE',
  'LAMBDA',
  'NLB',
  'RDS',
];

export const connections: Connections = {
  to: Object.fromEntries(GUARDED.map(id => [id, guards])),
};
