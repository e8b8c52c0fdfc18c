import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { isWideRange } from '../wideRange';
import type { EksConfig } from './schema';

const fromAnywhere = ({ publicAccessCidrs: cidrs }: EksConfig) =>
  cidrs === undefined || cidrs.some(isWideRange);

export function findings({
  config,
}: DesignNode<EksConfig>): readonly Finding[] {
  const { endpointPublicAccess: isPublic } = config;
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: isPublic && fromAnywhere(config),
      severity: 'high',
      path: 'publicAccessCidrs',
      message: 'The whole internet may call the API of the cluster.',
      mend: 'Name the addresses that may, or set endpointPublicAccess to false.',
    },
    {
      found: isPublic && !fromAnywhere(config),
      severity: 'low',
      path: 'endpointPublicAccess',
      message: 'The API of the cluster can be called over the internet.',
      mend: 'Set endpointPublicAccess to false.',
    },
    {
      found: !config.rootBlockDevice.encrypted,
      severity: 'high',
      path: 'rootBlockDevice.encrypted',
      message: 'The root volumes of the nodes are not encrypted.',
      mend: 'Set encrypted to true.',
    },
    {
      found: config.metadataOptions.httpTokens === 'optional',
      severity: 'high',
      path: 'metadataOptions.httpTokens',
      message:
        "A request that a node was talked into can read its role's credentials (IMDSv1).",
      mend: 'Set httpTokens to required.',
    },
    {
      found: !config.enabledClusterLogTypes.includes('audit'),
      severity: 'medium',
      path: 'enabledClusterLogTypes',
      message: 'Nobody can see later who changed what in the cluster.',
      mend: 'Add audit.',
    },
    {
      found: !config.deletionProtection,
      severity: 'low',
      path: 'deletionProtection',
      message: 'The cluster can be deleted by one call.',
      mend: 'Set deletionProtection to true in production.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
