import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

export const loadBalancer = [
  ...flat('ALB', 'hour', { 'ALB hour': 'hour' }),
  ...flat('ALB', 'LCU-hour', { 'ALB LCU': 'capacityUnit' }),
  ...flat('NLB', 'hour', { 'NLB hour': 'hour' }),
  ...flat('NLB', 'LCU-hour', { 'NLB NLCU': 'capacityUnit' }),
];

const FAMILIES = {
  ALB: 'Load Balancer-Application',
  NLB: 'Load Balancer-Network',
} as const;

/** Other usage types are of Outposts, of trust stores and of reserved capacity. */
const queriesOf = (service: keyof typeof FAMILIES): PriceQuery[] => {
  const balancer = {
    serviceCode: 'AWSELB',
    filters: {
      productFamily: FAMILIES[service],
      locationType: 'AWS Region',
    },
  };
  return [
    {
      gives: { service, dimension: 'hour', unit: 'hour' },
      ...balancer,
      usage: usageType('LoadBalancerUsage'),
    },
    {
      gives: { service, dimension: 'capacityUnit', unit: 'LCU-hour' },
      ...balancer,
      usage: usageType('LCUUsage'),
    },
  ];
};

export const loadBalancerQueries: readonly PriceQuery[] = [
  ...queriesOf('ALB'),
  ...queriesOf('NLB'),
];
