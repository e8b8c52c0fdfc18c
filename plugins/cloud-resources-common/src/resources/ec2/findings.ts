import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import type { Ec2Config } from './schema';

export function findings({
  config,
}: DesignNode<Ec2Config>): readonly Finding[] {
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.rootBlockDevice.encrypted,
      severity: 'high',
      path: 'rootBlockDevice.encrypted',
      message: 'The root volume is not encrypted.',
      mend: 'Set encrypted to true.',
    },
    {
      found: config.metadataOptions.httpTokens === 'optional',
      severity: 'high',
      path: 'metadataOptions.httpTokens',
      message:
        "A request that the instance was talked into can read its role's credentials (IMDSv1).",
      mend: 'Set httpTokens to required.',
    },
    {
      found: config.elasticIp || config.associatePublicIpAddress,
      // What reaches the address is for the group before it to say.
      severity: 'low',
      path: config.elasticIp ? 'elasticIp' : 'associatePublicIpAddress',
      message: 'The instance has an address on the internet.',
      mend: 'Put a load balancer before it, or leave the address out.',
    },
    {
      found: config.passwordLogin,
      severity: 'low',
      path: 'passwordLogin',
      message: 'Whoever reaches SSH may guess a password.',
      mend: 'Set keyPair to true and passwordLogin to false.',
    },
    {
      found: !config.disableApiTermination,
      severity: 'low',
      path: 'disableApiTermination',
      message: 'The instance can be deleted by one call.',
      mend: 'Set disableApiTermination to true in production.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
