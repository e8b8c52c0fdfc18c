import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { SnsConfig } from './schema';

export function findings({
  config,
}: DesignNode<SnsConfig>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.encrypted,
      severity: 'high',
      path: 'encrypted',
      message: 'Messages are stored without encryption.',
      mend: 'Set encrypted to true.',
    },
    {
      found: config.signatureVersion === 1,
      severity: 'low',
      path: 'signatureVersion',
      message: 'Messages are signed with SHA-1.',
      mend: 'Set signatureVersion to 2.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
