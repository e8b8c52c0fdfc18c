import { flat, tiers } from '../Dimension';

export const ebs = [
  ...flat('EBS', 'GB-month', {
    'gp2 storage': 'gp2.storage',
    'gp3 storage': 'gp3.storage',
    'io1 storage': 'io1.storage',
    'io2 storage': 'io2.storage',
    'sc1 storage': 'sc1.storage',
    'st1 storage': 'st1.storage',
    'standard storage': 'standard.storage',
    'snapshot storage': 'snapshot.storage',
  }),
  ...flat('EBS', 'IOPS-month', {
    'gp3 IOPS over 3000': 'gp3.iops',
    'io1 IOPS': 'io1.iops',
  }),
  ...tiers('EBS', 'IOPS-month', 'io2.iops', {
    'io2 IOPS tier 1 (to 32000)': 32_000,
    'io2 IOPS tier 2': null,
  }),
  ...flat('EBS', 'GiBps-month', {
    'gp3 throughput over 125 MB/s (per GiB/s; divide by 1024 for MB/s)':
      'gp3.throughput',
  }),
  ...flat('EBS', 'request', { 'standard I/O requests': 'standard.requests' }),
];
