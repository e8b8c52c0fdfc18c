import { flat } from '../Dimension';

export const secretsManager = [
  ...flat('SECRETSMANAGER', 'secret-month', { secret: 'secret' }),
  ...flat('SECRETSMANAGER', 'request', { 'API requests': 'requests' }),
];
