import type { Example } from './Example';
import { tags } from './tags';

export const securityGroup: Example = {
  plain: ['door', 'SECURITY_GROUP'],
  nodes: [
    [
      'door',
      'SECURITY_GROUP',
      {
        description: 'Lets in the web ${and} nothing else',
        ingress: [
          {
            description: 'HTTPS',
            ipProtocol: 'tcp',
            fromPort: 443,
            toPort: 443,
            cidrIpv4: '0.0.0.0/0',
          },
          { fromPort: 22, toPort: 23, cidrIpv6: '::/0' },
        ],
        egress: [{ ipProtocol: '-1', cidrIpv4: '10.0.0.0/8' }],
        tags,
      },
    ],
  ],
  edges: [
    ['door', 'web'],
    ['door', 'resize'],
  ],
};
