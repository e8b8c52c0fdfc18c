import type { Example } from './Example';
import { tags } from './tags';

export const ebs: Example = {
  plain: ['disk', 'EBS'],
  nodes: [
    [
      'disk',
      'EBS',
      {
        size: 500,
        type: 'gp3',
        iops: 4_000,
        throughput: 250,
        encrypted: true,
        kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/abc',
        snapshotId: 'snap-0123456789abcdef0',
        finalSnapshot: false,
        deviceName: '/dev/sdf',
        tags,
      },
    ],
    [
      'tape',
      'EBS',
      { type: 'standard', encrypted: false, deviceName: '/dev/sdg' },
    ],
    ['scratch', 'EBS'],
    ['worker', 'EC2'],
  ],
  edges: [
    ['worker', 'disk'],
    ['worker', 'tape'],
    ['key', 'scratch'],
  ],
};
