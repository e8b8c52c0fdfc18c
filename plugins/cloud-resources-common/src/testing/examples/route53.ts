import type { Example } from './Example';
import { tags } from './tags';

export const route53: Example = {
  plain: ['zone', 'ROUTE53', { name: 'example.com' }],
  nodes: [
    [
      'zone',
      'ROUTE53',
      {
        name: 'example.com',
        privateZone: false,
        comment: 'The "shop" ${zone}',
        forceDestroy: true,
        record: [
          { type: 'A', name: 'old', ttl: 0, records: ['192.0.2.1'] },
          { type: 'AAAA', name: 'old', records: ['2001:db8::1'] },
          { type: 'CAA', records: ['0 issue "amazon.com"'] },
          { type: 'CNAME', name: '*.old', records: ['old.example.com'] },
          {
            type: 'MX',
            records: ['10 mail.example.com', '20 mx.example.org.'],
          },
          { type: 'NS', name: 'sub', records: ['ns.example.org'] },
          { type: 'PTR', name: '1', records: ['host.example.com'] },
          {
            type: 'SRV',
            name: '_sip._tcp',
            records: ['1 10 5060 sip.example.com'],
          },
          { type: 'TXT', records: ['v=spf1 -all', `\${x}${'k'.repeat(300)}`] },
        ],
        alias: [
          { name: 'machines', target: 'address' },
          { name: 'm', target: 'address' },
        ],
        tags,
      },
    ],
    ['inside', 'ROUTE53', { name: 'internal', privateZone: true }],
  ],
  edges: [
    ['zone', 'site'],
    ['zone', 'address'],
    ['zone', 'entry'],
    ['inside', 'gate'],
  ],
};
