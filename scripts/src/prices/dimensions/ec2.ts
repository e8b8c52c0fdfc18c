import { flat } from '../Dimension';

export const ec2 = [
  ...flat('EC2', 'metric-month', {
    'detailed monitoring': 'detailedMonitoring',
  }),
  ...flat('EC2', 'vCPU-hour', {
    'T3/T4g unlimited CPU credits Linux': 'cpuCredits',
  }),
];
