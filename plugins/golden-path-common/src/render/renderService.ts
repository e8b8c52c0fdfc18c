import type { PlatformSpec, ServiceSpec } from '../spec';
import { catalogInfo } from './catalogInfo';
import { appCodeOwners } from './codeOwners';
import type { RenderedService } from './Files';
import { gitlabCi } from './pipeline/gitlabCi';
import { serviceContext } from './ServiceContext';
import { SERVICE_FILE, serviceFile } from './serviceFile';
import { serviceTrees } from './serviceTrees';
import { written } from './Tree';

/**
 * Every generated file of a service. Pure: the same specifications give the
 * same bytes. Both must have been parsed; they are not checked again.
 *
 * @param operationId - the operation that makes the service, which its
 * Applications then name
 *
 * @public
 */
export function renderService(
  spec: ServiceSpec,
  platform: PlatformSpec,
  operationId?: string,
): RenderedService {
  const context = serviceContext(spec, platform, operationId);
  const trees = serviceTrees(context);
  return {
    app: {
      '.gitlab-ci.yml': gitlabCi(context),
      'catalog-info.yaml': catalogInfo(context),
      CODEOWNERS: appCodeOwners(context),
      [SERVICE_FILE]: serviceFile(spec),
    },
    gitops: written(trees.gitops),
    workloads: written(trees.workloads),
  };
}
