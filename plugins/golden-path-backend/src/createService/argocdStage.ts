import {
  type PlatformSpec,
  type ServiceNames,
  renderService,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import {
  type ArgoCdRegistration,
  type WorkloadsEntryEffect,
  blobsOf,
} from '../effects';
import type { Stage, StageContext } from '../operations/Effect';
import type { CatalogRegistry } from '../vendors';
import { awaitEntity } from './awaitEntity';
import { catalogFileUrl } from './catalogFile';

export interface ArgoCdStageDeps {
  platform: PlatformSpec;
  entry: WorkloadsEntryEffect;
  registration: ArgoCdRegistration;
  catalog: CatalogRegistry;
}

/** The entry in the workloads repository, what Argo CD makes of it, and meanwhile the entity's appearance. */
export function argocdStage(deps: ArgoCdStageDeps): Stage {
  return {
    name: 'argocd',
    async run(context) {
      const names = serviceNames(context.spec, deps.platform);
      await Promise.all([
        register(deps, context, names),
        awaitEntity(deps.catalog, context, {
          entityRef: names.entityRef,
          url: catalogFileUrl(context.spec, deps.platform),
        }),
      ]);
    },
  };
}

async function register(
  { platform, entry, registration }: ArgoCdStageDeps,
  context: StageContext,
  names: ServiceNames,
): Promise<void> {
  const { workloads } = renderService(context.spec, platform);
  await context.apply(entry.of(workloads), {
    project: names.workloads.path,
    branch: platform.gitlab.defaultBranch,
    folder: names.workloads.directory,
    service: names.name,
    appProject: names.appProject,
    blobs: blobsOf(workloads),
  });
  await registration.awaitPresence(
    names.environments.map(({ application }) => ({
      name: application,
      appProject: names.appProject,
      repoUrl: names.gitops.cloneUrl,
    })),
    context,
  );
  const applications = names.environments.map(({ application }) => application);
  await context.log(`Argo CD has taken up ${applications.join(', ')}`);
}
