import type { Finding } from '../../findings/Finding';
import { OLD_SSL_POLICY } from './fields';

interface Balancer {
  internal: boolean;
  certificateArn?: string;
  sslPolicy: string;
  enableDeletionProtection: boolean;
}

/** What both kinds of balancers can be weakened by. */
export function balancerFindings(config: Balancer): Finding[] {
  const { internal, certificateArn: certificate } = config;
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: certificate === undefined,
      severity: internal ? 'low' : 'high',
      path: 'certificateArn',
      message: internal
        ? 'What goes through the balancer is not encrypted by it.'
        : 'What goes over the internet to the balancer is not encrypted by it.',
      mend: 'Name a certificate in certificateArn.',
    },
    {
      found: certificate !== undefined && config.sslPolicy === OLD_SSL_POLICY,
      severity: 'medium',
      path: 'sslPolicy',
      message: 'TLS 1.0 and 1.1 are taken.',
      mend: 'Choose a policy that begins with ELBSecurityPolicy-TLS13.',
    },
    {
      found: !internal,
      severity: 'low',
      path: 'internal',
      message: 'The whole internet may call the balancer.',
      mend: 'Set internal to true, or put a security group before it.',
    },
    {
      found: !config.enableDeletionProtection,
      severity: 'low',
      path: 'enableDeletionProtection',
      message: 'The balancer can be deleted by one call.',
      mend: 'Set enableDeletionProtection to true in production.',
    },
    {
      found: true,
      severity: 'low',
      path: 'accessLogs',
      message: 'Nobody can see later who called: access logs are not written.',
      mend: 'Set them up beside the design if you need them.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
