import { flat } from '../Dimension';

export const kms = [
  ...flat('KMS', 'key-month', { 'customer managed key': 'key' }),
  ...flat('KMS', 'request', {
    'symmetric / RSA_2048 requests (after 20k free)': 'requests',
    'asymmetric requests except RSA_2048': 'requests.asymmetric',
  }),
];
