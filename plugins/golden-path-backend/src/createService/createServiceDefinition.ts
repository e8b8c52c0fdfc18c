import {
  ArgoCdRegistration,
  argocdApplicationEffect,
  catalogLocationEffect,
  deployTokenEffect,
  gitlabCommitEffect,
  gitlabProjectEffect,
  gitlabProtectionEffect,
  workloadsEntryEffect,
} from '../effects';
import type { OperationDefinition } from '../operations/Effect';
import type { CreateServiceDeps } from './CreateServiceDeps';
import { accessStage } from './accessStage';
import { argocdStage } from './argocdStage';
import { catalogStage } from './catalogStage';
import { checkStage } from './checkStage';
import { projectsStage } from './projectsStage';
import { pushStage } from './pushStage';
import { renderStage } from './renderStage';
import { workloadsStage } from './workloadsStage';

/** How a service is made: two projects with their content and access, then the catalog, the workloads repository and Argo CD. */
export function createServiceDefinition(
  deps: CreateServiceDeps,
): OperationDefinition {
  const { platform, gitlab, argocd, catalog, registrationTimeout } = deps;
  const registration = new ArgoCdRegistration({
    argocd,
    rootApplication: platform.argocd.rootApplication,
    timeout: registrationTimeout,
  });
  const project = gitlabProjectEffect(gitlab);
  const protection = gitlabProtectionEffect(gitlab);
  const commit = gitlabCommitEffect(gitlab);
  const token = deployTokenEffect(deps);
  const location = catalogLocationEffect(catalog);
  const entry = workloadsEntryEffect(gitlab, registration);
  const application = argocdApplicationEffect({
    argocd,
    timeout: registrationTimeout,
  });
  return {
    kind: 'create-service',
    publish: [
      checkStage(),
      renderStage(platform),
      projectsStage({ platform, project, protection }),
      pushStage({ platform, project, commit }),
      accessStage({ platform, project, token }),
    ],
    register: [
      catalogStage({ platform, location }),
      workloadsStage({ platform, entry }),
      argocdStage({ platform, application, registration, catalog }),
    ],
    // Whatever the mode is now: what is to be undone may be older.
    effects: [project, protection, commit, token, location, entry, application],
  };
}
