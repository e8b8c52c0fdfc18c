import type { Files } from '../Files';
import type { ServiceContext } from '../ServiceContext';
import { toYaml } from '../yaml';
import { application } from './application';
import { appProject } from './appProject';
import { namespace } from './namespace';
import { networkPolicies } from './networkPolicies';

/**
 * What fixes the service's boundaries, for the workloads repository; with it
 * the Applications, where they are made by commit.
 */
export function registrationFiles(context: ServiceContext): Files {
  const { directory } = context.names.workloads;
  const files: Record<string, string> = {
    [`${directory}/app-project.yaml`]: toYaml(appProject(context)),
  };
  for (const environment of context.environments) {
    const folder = `${directory}/${environment.environment}`;
    files[`${folder}/namespace.yaml`] = toYaml(namespace(context, environment));
    files[`${folder}/network-policies.yaml`] = toYaml(
      ...networkPolicies(context, environment),
    );
    if (context.platform.argocd.registration === 'git') {
      files[`${folder}/application.yaml`] = toYaml(
        application(context, environment),
      );
    }
  }
  return files;
}
