import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const eks = [
  ...flat('EKS', 'hour', {
    'control plane (standard support)': 'controlPlane',
  }),
];

export const eksQueries: readonly PriceQuery[] = [
  {
    gives: { service: 'EKS', dimension: 'controlPlane', unit: 'hour' },
    serviceCode: 'AmazonEKS',
    filters: { productFamily: 'Compute' },
    usage: /AmazonEKS-Hours:perCluster$/,
  },
];
