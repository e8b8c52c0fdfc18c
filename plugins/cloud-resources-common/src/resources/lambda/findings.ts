import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { LambdaConfig } from './schema';

export function findings({
  config,
}: DesignNode<LambdaConfig>): readonly Finding[] {
  const open: Finding = {
    severity: 'low',
    path: 'authorizationType',
    message: 'Anybody on the internet may call the function.',
    mend: 'Set authorizationType to AWS_IAM, or let the function ask who calls.',
  };
  const anyOrigin: Finding = {
    severity: 'low',
    path: 'corsConfiguration.allowOrigins',
    message: 'Pages of any site may call the API.',
    mend: 'Name the sites that may.',
  };
  return [
    ...(config.httpApi && config.authorizationType === 'NONE' ? [open] : []),
    ...(config.corsConfiguration?.allowOrigins.includes('*')
      ? [anyOrigin]
      : []),
  ];
}
