import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const kms = [
  ...flat('KMS', 'key-month', { 'customer managed key': 'key' }),
  ...flat('KMS', 'request', {
    'symmetric / RSA_2048 requests (after 20k free)': 'requests',
    'asymmetric requests except RSA_2048': 'requests.asymmetric',
  }),
];

/** The usage type begins with the code of the region. */
export const kmsQueries: readonly PriceQuery[] = [
  {
    gives: { service: 'KMS', dimension: 'key', unit: 'key-month' },
    serviceCode: 'awskms',
    filters: { productFamily: 'Encryption Key' },
    usage: /-KMS-Keys$/,
  },
  {
    gives: { service: 'KMS', dimension: 'requests', unit: 'request' },
    serviceCode: 'awskms',
    filters: {},
    usage: /-KMS-Requests$/,
  },
  {
    gives: {
      service: 'KMS',
      dimension: 'requests.asymmetric',
      unit: 'request',
    },
    serviceCode: 'awskms',
    filters: {},
    usage: /-KMS-Requests-Asymmetric$/,
  },
];
