import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { AsgConfig } from './schema';

export function findings({
  config,
}: DesignNode<AsgConfig>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.rootBlockDevice.encrypted,
      severity: 'high',
      path: 'rootBlockDevice.encrypted',
      message: 'The root volumes are not encrypted.',
      mend: 'Set encrypted to true.',
    },
    {
      found: config.metadataOptions.httpTokens === 'optional',
      severity: 'high',
      path: 'metadataOptions.httpTokens',
      message:
        "A request that an instance was talked into can read its role's credentials (IMDSv1).",
      mend: 'Set httpTokens to required.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
