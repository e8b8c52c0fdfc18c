import { flat } from '../Dimension';

export const eip = [
  ...flat('EIP', 'hour', {
    'public IPv4 in use': 'publicIpv4.inUse',
    'public IPv4 idle': 'publicIpv4.idle',
  }),
];
