import { gitopsCodeOwners } from './codeOwners';
import { gitopsReadme } from './gitopsReadme';
import { manifestTree } from './manifests/manifestTree';
import { observabilityTree } from './observability/observabilityTree';
import { registrationTree } from './registration/registrationTree';
import type { ServiceContext } from './ServiceContext';
import type { ServiceObjects } from './serviceObjects';
import type { Tree } from './Tree';

/** The two repositories that are generated as a whole, before they are written. */
export function serviceTrees(
  context: ServiceContext,
  objects: ServiceObjects,
): { gitops: Tree; workloads: Tree } {
  return {
    gitops: {
      'README.md': gitopsReadme(context),
      CODEOWNERS: gitopsCodeOwners(context),
      ...manifestTree(context, objects),
      ...observabilityTree(context, objects),
    },
    workloads: registrationTree(context, objects),
  };
}
