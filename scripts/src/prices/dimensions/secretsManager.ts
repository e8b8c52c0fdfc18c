import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

export const secretsManager = [
  ...flat('SECRETSMANAGER', 'secret-month', { secret: 'secret' }),
  ...flat('SECRETSMANAGER', 'request', { 'API requests': 'requests' }),
];

const asked = (
  dimension: string,
  unit: string,
  productFamily: string,
  usage: string,
): PriceQuery => ({
  gives: { service: 'SECRETSMANAGER', dimension, unit },
  serviceCode: 'AWSSecretsManager',
  filters: { productFamily },
  usage: usageType(usage),
});

/** Usage types are spelt in two ways, depending on the region. */
export const secretsManagerQueries: readonly PriceQuery[] = [
  asked('secret', 'secret-month', 'Secret', 'AWSSecretsManager-Secrets?'),
  asked(
    'requests',
    'request',
    'API Request',
    'AWSSecretsManager-?APIRequests?',
  ),
];
