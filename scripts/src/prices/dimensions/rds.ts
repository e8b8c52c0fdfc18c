import { flat } from '../Dimension';

/** Storage and IOPS of instances cost more with a standby, and are listed so. */
export const rds = [
  ...flat('RDS', 'GB-month', {
    'gp2 storage single-AZ': 'gp2.storage.single',
    'gp2 storage multi-AZ': 'gp2.storage.multi',
    'gp3 storage single-AZ': 'gp3.storage.single',
    'gp3 storage multi-AZ': 'gp3.storage.multi',
    'io1 storage single-AZ': 'io1.storage.single',
    'io1 storage multi-AZ': 'io1.storage.multi',
    'backup storage over free allocation': 'backup.storage',
    'aurora storage standard': 'aurora.storage',
    'aurora storage I/O-optimized': 'aurora-iopt1.storage',
    'aurora backup storage': 'aurora.backup',
  }),
  ...flat('RDS', 'IOPS-month', {
    'IOPS: Provisioned GP3 IOPS Single AZ': 'gp3.iops.single',
    'IOPS: Provisioned GP3 IOPS Multi AZ': 'gp3.iops.multi',
    'IOPS: Provisioned IOPS Single AZ': 'io1.iops.single',
    'IOPS: Provisioned IOPS Multi AZ': 'io1.iops.multi',
    'IOPS: Provisioned IO2 IOPS Single AZ': 'io2.iops.single',
    'IOPS: Provisioned IO2 IOPS Multi AZ': 'io2.iops.multi',
  }),
  ...flat('RDS', 'request', {
    'aurora I/O requests (standard)': 'aurora.requests',
  }),
  ...flat('RDS', 'ACU-hour', {
    'aurora serverless v2': 'aurora.serverless',
    'aurora serverless v2 I/O-optimized': 'aurora-iopt1.serverless',
  }),
];
