import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { EcsConfig } from './schema';

export function findings({
  config,
}: DesignNode<EcsConfig>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: config.assignPublicIp,
      severity: 'low',
      path: 'assignPublicIp',
      message: 'The tasks have addresses on the internet.',
      mend: 'Set assignPublicIp to false and add a NAT gateway.',
    },
    {
      found: config.enableExecuteCommand,
      severity: 'medium',
      path: 'enableExecuteCommand',
      message: 'Whoever may call ECS can run commands in the containers.',
      mend: 'Set enableExecuteCommand to false.',
    },
    {
      found: !config.readonlyRootFilesystem,
      severity: 'low',
      path: 'readonlyRootFilesystem',
      message: 'Whoever breaks into a container can change its programs.',
      mend: 'Set readonlyRootFilesystem to true if the image can run so.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
