import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { balancerFindings } from '../load-balancer/findings';
import type { AlbConfig } from './schema';

export function findings({
  config,
}: DesignNode<AlbConfig>): readonly Finding[] {
  return [
    ...balancerFindings(config),
    ...(config.dropInvalidHeaderFields
      ? []
      : [
          {
            severity: 'medium' as const,
            path: 'dropInvalidHeaderFields',
            message:
              'Headers that balancer and target may read in two ways reach the targets.',
            mend: 'Set dropInvalidHeaderFields to true.',
          },
        ]),
  ];
}
