import type { Connection, Connections } from '../Connection';

const target: Connection = {
  meaning: 'Requests go to it; its security group lets the balancer in.',
};

export const connections: Connections = {
  to: {
    ASG: target,
    EC2: target,
    ECS: target,
    LAMBDA: { meaning: 'Requests call the function.' },
  },
};
