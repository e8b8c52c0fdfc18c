import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const natGateway = [
  ...flat('NAT_GATEWAY', 'hour', { gateway: 'gateway' }),
  ...flat('NAT_GATEWAY', 'GB', { 'data processed': 'dataProcessed' }),
];

const gateway = (
  dimension: string,
  unit: string,
  usage: RegExp,
): PriceQuery => ({
  gives: { service: 'NAT_GATEWAY', dimension, unit },
  serviceCode: 'AmazonEC2',
  filters: {
    productFamily: 'NAT Gateway',
    locationType: 'AWS Region',
    operation: 'NatGateway',
  },
  usage,
});

/** Regional NAT gateways and their bandwidth are other products. */
export const natGatewayQueries: readonly PriceQuery[] = [
  gateway('gateway', 'hour', /(^|-)NatGateway-Hours$/),
  gateway('dataProcessed', 'GB', /(^|-)NatGateway-Bytes$/),
];
