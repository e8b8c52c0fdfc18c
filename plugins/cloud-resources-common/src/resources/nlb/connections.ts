import { lastListenerPort, type AlbConfig } from '../alb/schema';
import type { Connection, Connections } from '../Connection';
import type { NlbConfig } from './schema';

const target: Connection = {
  meaning: 'Connections go to it; its security group lets the balancer in.',
};

const balancer: Connection<NlbConfig, AlbConfig> = {
  meaning: 'Connections go to the balancer behind.',
  refuses: ({ config: front }, { config: behind }) => {
    if (front.certificateArn !== undefined) {
      return {
        message: 'an application load balancer is reached over TCP only',
        mend: 'Leave certificateArn of the network load balancer out; the one behind may have one.',
      };
    }
    const wanted = lastListenerPort(behind);
    return front.listener.port === wanted
      ? undefined
      : {
          message: `the balancer behind listens at port ${wanted}, and callers would not find it at ${front.listener.port}`,
          mend: `Set listener.port of the network load balancer to ${wanted}.`,
        };
  },
};

export const connections: Connections = {
  to: { ALB: balancer, ASG: target, EC2: target, ECS: target },
};
