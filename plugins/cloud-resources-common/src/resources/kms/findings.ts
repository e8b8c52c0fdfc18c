import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { isRotated, type KmsConfig } from './schema';

/** Days in which somebody who is away for a fortnight still notices. */
const SHORT = 14;

export function findings({
  config,
}: DesignNode<KmsConfig>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found:
        config.customerMasterKeySpec === 'SYMMETRIC_DEFAULT' &&
        !isRotated(config),
      severity: 'medium',
      path: 'enableKeyRotation',
      message: 'The key stays the same for ever.',
      mend: 'Leave enableKeyRotation out.',
    },
    {
      found: config.deletionWindowInDays < SHORT,
      severity: 'medium',
      path: 'deletionWindowInDays',
      message: `A key that was destroyed by mistake is lost after ${config.deletionWindowInDays} days, and all that it encrypted with it.`,
      mend: 'Set deletionWindowInDays to 30.',
    },
    {
      found: !config.isEnabled,
      severity: 'low',
      path: 'isEnabled',
      message: 'Nobody can read or write what the key encrypts.',
      mend: 'Set isEnabled to true.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
