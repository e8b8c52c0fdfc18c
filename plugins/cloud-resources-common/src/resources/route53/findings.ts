import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { Route53Config } from './schema';

export function findings({
  config,
}: DesignNode<Route53Config>): readonly Finding[] {
  return config.forceDestroy
    ? [
        {
          severity: 'medium',
          path: 'forceDestroy',
          message:
            'Destroying the zone deletes records that others put into it.',
          mend: 'Set forceDestroy to false.',
        },
      ]
    : [];
}
