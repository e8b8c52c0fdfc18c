import { flat, tiers } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

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
  // The facts have no third tier; what is above the second is not priced.
  ...tiers('EBS', 'IOPS-month', 'io2.iops', {
    'io2 IOPS tier 1 (to 32000)': 32_000,
    'io2 IOPS tier 2': 64_000,
  }),
  ...flat('EBS', 'GiBps-month', {
    'gp3 throughput over 125 MB/s (per GiB/s; divide by 1024 for MB/s)':
      'gp3.throughput',
  }),
  ...flat('EBS', 'request', { 'standard I/O requests': 'standard.requests' }),
];

const VOLUMES = ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1', 'standard'];

const volume = (
  place: { dimension: string; unit: string; upTo?: number | null },
  volumeApiName: string,
  productFamily: string,
  usage?: RegExp,
): PriceQuery => ({
  gives: { service: 'EBS', ...place },
  serviceCode: 'AmazonEC2',
  filters: { productFamily, volumeApiName },
  usage,
});

const iops = (
  dimension: string,
  volumeApiName: string,
  usage: RegExp,
  upTo?: number | null,
) =>
  volume(
    { dimension, unit: 'IOPS-month', ...(upTo !== undefined && { upTo }) },
    volumeApiName,
    'System Operation',
    usage,
  );

export const ebsQueries: readonly PriceQuery[] = [
  ...VOLUMES.map(type =>
    volume({ dimension: `${type}.storage`, unit: 'GB-month' }, type, 'Storage'),
  ),
  iops('gp3.iops', 'gp3', /EBS:VolumeP-IOPS\.gp3$/),
  iops('io1.iops', 'io1', /EBS:VolumeP-IOPS\.piops$/),
  iops('io2.iops', 'io2', /EBS:VolumeP-IOPS\.io2$/, 32_000),
  iops('io2.iops', 'io2', /EBS:VolumeP-IOPS\.io2\.tier2$/, 64_000),
  iops('io2.iops', 'io2', /EBS:VolumeP-IOPS\.io2\.tier3$/, null),
  volume(
    { dimension: 'gp3.throughput', unit: 'GiBps-month' },
    'gp3',
    'Provisioned Throughput',
    /VolumeP-Throughput\.gp3$/,
  ),
  volume(
    { dimension: 'standard.requests', unit: 'request' },
    'standard',
    'System Operation',
    /EBS:VolumeIOUsage$/,
  ),
  {
    gives: { service: 'EBS', dimension: 'snapshot.storage', unit: 'GB-month' },
    serviceCode: 'AmazonEC2',
    filters: { productFamily: 'Storage Snapshot' },
    usage: /EBS:SnapshotUsage$/,
  },
];
