import { flat } from '../Dimension';

export const elastiCache = flat('ELASTICACHE', 'GB-month', {
  'backup storage over free': 'backup.storage',
});
