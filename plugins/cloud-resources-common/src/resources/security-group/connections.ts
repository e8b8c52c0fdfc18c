import { Reference } from '../../hcl';
import type { Connection, Connections } from '../Connection';

export const groupId = (name: string) =>
  Reference.to('aws_security_group', name, 'id');

const guards: Connection = {
  meaning: 'The group stands before it, in place of one that lets nothing in.',
};

export const connections: Connections = { to: { EC2: guards } };
