import {
  type PlatformSpec,
  type ServiceNames,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type { ArgoCdApplicationEffect, ArgoCdRegistration } from '../effects';
import type { Stage, StageContext } from '../operations/Effect';
import type { CatalogRegistry } from '../vendors';
import { applicationsApart } from './applicationsApart';
import { awaitEntities } from './awaitEntities';
import { catalogFileUrl } from './catalogFile';

export interface ArgoCdStageDeps {
  platform: PlatformSpec;
  application: ArgoCdApplicationEffect;
  registration: ArgoCdRegistration;
  catalog: CatalogRegistry;
}

/** The Applications, where no commit makes them, until Argo CD has taken all of them up; and meanwhile the appearance of the entities. */
export function argocdStage(deps: ArgoCdStageDeps): Stage {
  return {
    name: 'argocd',
    async run(context) {
      const names = serviceNames(context.spec, deps.platform);
      await Promise.all([
        register(deps, context, names),
        awaitEntities(deps.catalog, context, {
          entityRefs: [names.entityRef, names.apiRef],
          url: catalogFileUrl(context.spec, deps.platform),
        }),
      ]);
    },
  };
}

async function register(
  { platform, application, registration }: ArgoCdStageDeps,
  context: StageContext,
  names: ServiceNames,
): Promise<void> {
  const apart = applicationsApart(context, platform);
  if (apart.length > 0) {
    await registration.awaitProject(names.appProject, context);
    await Promise.all(apart.map(args => context.apply(application, args)));
  }
  await registration.awaitPresence(
    names.environments.map(environment => ({
      name: environment.application,
      appProject: names.appProject,
      repoUrl: names.gitops.cloneUrl,
    })),
    context,
  );
  await context.log(
    `Argo CD has taken up ${names.environments
      .map(environment => environment.application)
      .join(', ')}`,
  );
}
