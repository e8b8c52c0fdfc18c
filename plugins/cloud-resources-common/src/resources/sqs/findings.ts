import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { SqsConfig } from './schema';

export function findings({
  config,
}: DesignNode<SqsConfig>): readonly Finding[] {
  return config.sqsManagedSseEnabled === false &&
    config.kmsMasterKeyId === undefined
    ? [
        {
          severity: 'high',
          path: 'sqsManagedSseEnabled',
          message: 'Messages are stored without encryption.',
          mend: 'Leave sqsManagedSseEnabled out, or name a key in kmsMasterKeyId.',
        },
      ]
    : [];
}
