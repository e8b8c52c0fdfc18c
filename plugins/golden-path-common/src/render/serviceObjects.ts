import type { EnvironmentContext, ServiceContext } from './ServiceContext';
import { deploymentPatch } from './manifests/deployment';
import { baseResources, overlayResources } from './manifests/manifestTree';
import { dashboardText } from './observability/dashboardConfigMap';
import { observabilityResources } from './observability/observabilityTree';
import { application } from './registration/application';
import { appProject } from './registration/appProject';
import { boundaries } from './registration/registrationTree';

const ofEnvironment = (
  context: ServiceContext,
  environment: EnvironmentContext,
) => ({
  environment,
  patch: deploymentPatch(context, environment),
  overlay: overlayResources(context, environment),
  observability: observabilityResources(context, environment),
  dashboard: dashboardText(context, environment),
  boundaries: boundaries(context, environment),
  application: application(context, environment),
});

/** What is made for one environment: objects by file, and the dashboard's text. */
export type EnvironmentParts = ReturnType<typeof ofEnvironment>;

/** Every object of a service, made once: files are written from them, and clusters are given them. */
export interface ServiceObjects {
  base: ReturnType<typeof baseResources>;
  appProject: ReturnType<typeof appProject>;
  environments: EnvironmentParts[];
}

export function serviceObjects(context: ServiceContext): ServiceObjects {
  return {
    base: baseResources(context),
    appProject: appProject(context),
    environments: context.environments.map(environment =>
      ofEnvironment(context, environment),
    ),
  };
}
