import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { DynamodbConfig } from './schema';

export function findings({
  config,
}: DesignNode<DynamodbConfig>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.pointInTimeRecovery.enabled,
      severity: 'high',
      path: 'pointInTimeRecovery.enabled',
      message: 'The table has no backup.',
      mend: 'Set enabled to true.',
    },
    {
      found: !config.deletionProtectionEnabled,
      severity: 'medium',
      path: 'deletionProtectionEnabled',
      message: 'The table can be deleted by one call.',
      mend: 'Set deletionProtectionEnabled to true.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
