import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { EbsConfig } from './schema';

export function findings({
  config,
}: DesignNode<EbsConfig>): readonly Finding[] {
  const open: Finding = {
    severity: 'high',
    path: 'encrypted',
    message: 'The volume and its snapshots are not encrypted.',
    mend: 'Set encrypted to true; a volume that exists is made anew.',
  };
  const unprotected: Finding = {
    severity: 'medium',
    path: 'finalSnapshot',
    message: 'Destroying the volume deletes everything on it.',
    mend: 'Set finalSnapshot to true.',
  };
  return [
    ...(config.encrypted ? [] : [open]),
    ...(config.finalSnapshot ? [] : [unprotected]),
  ];
}
