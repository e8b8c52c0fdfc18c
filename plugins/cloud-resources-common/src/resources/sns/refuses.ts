import type { ResourceType } from '../ResourceType';
import { ownKey, type SnsConfig } from './schema';

/** Services that publish to a topic need a key whose policy lets them; that of AWS's own key does not. */
export const refuses: ResourceType<SnsConfig>['refuses'] = (
  { config },
  { sources },
) => {
  const hasKey = sources('KMS').length > 0;
  const locked = {
    path: 'kmsMasterKeyId',
    message: "S3 may not use AWS's own key alias/aws/sns",
    mend: 'Lead an edge from a KMS key to the topic.',
  };
  const plain = {
    path: 'encrypted',
    message: 'is false, yet a KMS key leads to the topic',
    mend: 'Leave encrypted out, or remove the edge from the key.',
  };
  return [
    ...(sources('S3').length > 0 &&
    !hasKey &&
    ownKey(config) === 'alias/aws/sns'
      ? [locked]
      : []),
    ...(hasKey && !config.encrypted ? [plain] : []),
  ];
};
