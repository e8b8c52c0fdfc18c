import { nastyTexts } from '../texts';
import type { Example } from './Example';
import { tags } from './tags';

export const ec2: Example = {
  plain: ['web', 'EC2'],
  nodes: [
    [
      'web',
      'EC2',
      {
        instanceType: 't4g.large',
        count: 3,
        ami: 'ami-0123456789abcdef0',
        associatePublicIpAddress: true,
        keyName: 'ops ${key}',
        userData: nastyTexts.join('\n'),
        monitoring: true,
        disableApiTermination: true,
        ebsOptimized: true,
        tenancy: 'dedicated',
        creditSpecification: { cpuCredits: 'unlimited' },
        rootBlockDevice: {
          volumeSize: 100,
          volumeType: 'gp3',
          iops: 4_000,
          throughput: 250,
          encrypted: true,
          kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/abc',
          deleteOnTermination: false,
        },
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpTokens: 'optional',
          httpPutResponseHopLimit: 2,
        },
        tags,
      },
    ],
    ['address', 'EC2', { elasticIp: true, count: 2 }],
    [
      'login',
      'EC2',
      {
        keyPair: true,
        passwordLogin: true,
        userData: '#!/bin/sh\necho ${x} é --cloudforge--\n',
      },
    ],
  ],
  edges: [
    ['web', 'orders'],
    ['web', 'payments'],
    ['web', 'files'],
    ['address', 'logs'],
  ],
};
