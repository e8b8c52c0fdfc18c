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
import { type CatalogRegistry, pollUntil } from '../vendors';
import { catalogFileUrl } from './catalogFile';

/** Milliseconds that the entity may take to show; the catalog looks for new ones every second. */
const ENTITY_TIMEOUT = 20_000;

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
        awaitEntity(deps, context, names.entityRef),
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

/** People follow the link at once; a catalog that is busy is no reason to undo everything. */
async function awaitEntity(
  { platform, catalog }: ArgoCdStageDeps,
  context: StageContext,
  entityRef: string,
): Promise<void> {
  const url = catalogFileUrl(context.spec, platform);
  const shown = await pollUntil(
    async () => {
      const [entity] = await catalog.entities([entityRef], context);
      return entity?.origin === url || undefined;
    },
    { timeout: ENTITY_TIMEOUT, signal: context.signal },
  );
  await (shown
    ? context.log(`The catalog shows ${entityRef}`)
    : context.log(
        `The catalog does not show ${entityRef} yet; it was registered and will appear`,
        'warn',
      ));
}
