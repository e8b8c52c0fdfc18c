import type { PlatformSpec, ServiceSpec } from '../spec';
import { catalogInfo } from './catalogInfo';
import { type EnvironmentObjects, clusterObjects } from './clusterObjects';
import { appCodeOwners } from './codeOwners';
import type { RenderedService } from './Files';
import { gitlabCi } from './pipeline/gitlabCi';
import { type ServiceContext, serviceContext } from './ServiceContext';
import { SERVICE_FILE, serviceFile } from './serviceFile';
import { type ServiceObjects, serviceObjects } from './serviceObjects';
import { serviceTrees } from './serviceTrees';
import { written } from './Tree';

/**
 * A service as it is generated: from what, its files, and what clusters make
 * of them.
 *
 * @public
 */
export interface GeneratedService {
  spec: ServiceSpec;
  platform: PlatformSpec;
  files: RenderedService;
  /** In order of promotion. */
  environments: EnvironmentObjects[];
}

function filesOf(
  context: ServiceContext,
  objects: ServiceObjects,
): RenderedService {
  const trees = serviceTrees(context, objects);
  return {
    app: {
      '.gitlab-ci.yml': gitlabCi(context),
      'catalog-info.yaml': catalogInfo(context),
      CODEOWNERS: appCodeOwners(context),
      [SERVICE_FILE]: serviceFile(context.spec),
    },
    gitops: written(trees.gitops),
    workloads: written(trees.workloads),
  };
}

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
  return filesOf(context, serviceObjects(context));
}

/**
 * The files of {@link renderService}, and the objects that they were written
 * from as clusters are given them, to be checked.
 *
 * @param operationId - the operation that makes the service, which its
 * Applications then name
 *
 * @public
 */
export function generateService(
  spec: ServiceSpec,
  platform: PlatformSpec,
  operationId?: string,
): GeneratedService {
  const context = serviceContext(spec, platform, operationId);
  const objects = serviceObjects(context);
  return {
    spec,
    platform,
    files: filesOf(context, objects),
    environments: clusterObjects(context, objects),
  };
}
