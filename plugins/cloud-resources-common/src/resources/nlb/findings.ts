import type { DesignNode } from '../../design/Design';
import { balancerFindings } from '../load-balancer/findings';
import type { NlbConfig } from './schema';

export const findings = ({ config }: DesignNode<NlbConfig>) =>
  balancerFindings(config);
