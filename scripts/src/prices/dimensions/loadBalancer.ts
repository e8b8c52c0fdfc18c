import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

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
const usageOf = (name: string) => new RegExp(`^([A-Z]{3}\\d-|EU-)?${name}$`);

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
      usage: usageOf('LoadBalancerUsage'),
    },
    {
      gives: { service, dimension: 'capacityUnit', unit: 'LCU-hour' },
      ...balancer,
      usage: usageOf('LCUUsage'),
    },
  ];
};

export const loadBalancerQueries: readonly PriceQuery[] = [
  ...queriesOf('ALB'),
  ...queriesOf('NLB'),
];
