import {
  type PlatformSpec,
  operationAnnotation,
  serviceApplications,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type { ArgoCdApplicationArgs } from '../effects';
import type { StageContext } from '../operations/Effect';

/** The Applications that the portal makes by Argo CD's API: all or none, as the platform has it. */
export function applicationsApart(
  { spec, operationId }: Pick<StageContext, 'spec' | 'operationId'>,
  platform: PlatformSpec,
): ArgoCdApplicationArgs[] {
  if (platform.argocd.registration === 'git') {
    return [];
  }
  const { environments } = serviceNames(spec, platform);
  return serviceApplications(spec, platform, operationId).map(
    (manifest, index) => ({
      manifest,
      marker: operationAnnotation(platform),
      url: environments[index].applicationUrl,
    }),
  );
}
