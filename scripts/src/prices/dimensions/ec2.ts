import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const ec2 = [
  ...flat('EC2', 'metric-month', {
    'detailed monitoring': 'detailedMonitoring',
  }),
  ...flat('EC2', 'vCPU-hour', {
    'T3/T4g unlimited CPU credits Linux': 'cpuCredits',
  }),
];

export const ec2Queries: readonly PriceQuery[] = [
  {
    gives: {
      service: 'EC2',
      unit: 'hour',
      dimension: ({ instanceType }) => instanceType && `linux.${instanceType}`,
      owns: dimension => dimension.startsWith('linux.'),
    },
    serviceCode: 'AmazonEC2',
    // All types at once, bare metal among them.
    filters: {
      operatingSystem: 'Linux',
      tenancy: 'Shared',
      preInstalledSw: 'NA',
      licenseModel: 'No License required',
      capacitystatus: 'Used',
      marketoption: 'OnDemand',
    },
  },
  {
    gives: {
      service: 'EC2',
      dimension: 'detailedMonitoring',
      unit: 'metric-month',
    },
    serviceCode: 'AmazonCloudWatch',
    filters: { productFamily: 'Metric', group: 'Metric' },
  },
  {
    gives: { service: 'EC2', dimension: 'cpuCredits', unit: 'vCPU-hour' },
    serviceCode: 'AmazonEC2',
    filters: { productFamily: 'CPU Credits', operatingSystem: 'Linux' },
    // T3 and T4g cost the same.
    usage: /CPUCredits:t3$/,
  },
];
