import { flat } from '../Dimension';

export const natGateway = [
  ...flat('NAT_GATEWAY', 'hour', { gateway: 'gateway' }),
  ...flat('NAT_GATEWAY', 'GB', { 'data processed': 'dataProcessed' }),
];
