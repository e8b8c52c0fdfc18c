import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const eip = [
  ...flat('EIP', 'hour', {
    'public IPv4 in use': 'publicIpv4.inUse',
    'public IPv4 idle': 'publicIpv4.idle',
  }),
];

const address = (dimension: string, usage: RegExp): PriceQuery => ({
  gives: { service: 'EIP', dimension, unit: 'hour' },
  serviceCode: 'AmazonVPC',
  filters: { group: 'VPCPublicIPv4Address' },
  usage,
});

export const eipQueries: readonly PriceQuery[] = [
  address('publicIpv4.inUse', /PublicIPv4:InUseAddress$/),
  address('publicIpv4.idle', /PublicIPv4:IdleAddress$/),
];
