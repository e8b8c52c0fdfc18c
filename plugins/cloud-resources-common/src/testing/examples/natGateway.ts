import type { Example } from './Example';
import { tags } from './tags';

export const natGateway: Example = {
  plain: ['exit', 'NAT_GATEWAY'],
  nodes: [
    ['exit', 'NAT_GATEWAY', { tags }],
    ['way out', 'NAT_GATEWAY', { allocationId: 'eipalloc-0123456789abcdef0' }],
  ],
  edges: [],
};
