import type { PlatformSpec, ServiceSpec } from '../spec';
import { catalogInfo } from './catalogInfo';
import { appCodeOwners, gitopsCodeOwners } from './codeOwners';
import type { RenderedService } from './Files';
import { gitopsReadme } from './gitopsReadme';
import { manifestFiles } from './manifests/manifestFiles';
import { gitlabCi } from './pipeline/gitlabCi';
import { registrationFiles } from './registration/registrationFiles';
import { serviceContext } from './ServiceContext';
import { SERVICE_FILE, serviceFile } from './serviceFile';

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
  return {
    app: {
      '.gitlab-ci.yml': gitlabCi(context),
      'catalog-info.yaml': catalogInfo(context),
      CODEOWNERS: appCodeOwners(context),
      [SERVICE_FILE]: serviceFile(spec),
    },
    gitops: {
      'README.md': gitopsReadme(context),
      CODEOWNERS: gitopsCodeOwners(context),
      ...manifestFiles(context),
    },
    workloads: registrationFiles(context),
  };
}
