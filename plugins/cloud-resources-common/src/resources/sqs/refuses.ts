import type { ResourceType } from '../ResourceType';
import type { SqsConfig } from './schema';

export const refuses: ResourceType<SqsConfig>['refuses'] = (
  { config },
  { sources },
) =>
  config.kmsDataKeyReusePeriodSeconds !== undefined &&
  config.kmsMasterKeyId === undefined &&
  sources('KMS').length === 0
    ? [
        {
          path: 'kmsDataKeyReusePeriodSeconds',
          message: 'needs a KMS key',
          mend: 'Lead an edge from a KMS key to the queue, set kmsMasterKeyId, or leave it out.',
        },
      ]
    : [];
