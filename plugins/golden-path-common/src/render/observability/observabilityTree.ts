import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type Tree, inFolder } from '../Tree';
import { baseKustomization } from '../manifests/kustomization';
import {
  DASHBOARD_FILE,
  dashboardGenerator,
  dashboardText,
} from './dashboardConfigMap';
import { prometheusRule } from './prometheusRule';
import { serviceMonitor } from './serviceMonitor';

/** What watches one environment, by file; the dashboard, which is no manifest, apart. */
export function observabilityResources(
  context: ServiceContext,
  environment: EnvironmentContext,
) {
  return {
    'service-monitor.yaml': [serviceMonitor(context)],
    'prometheus-rule.yaml': [prometheusRule(context, environment)],
  } satisfies Tree;
}

function ofEnvironment(
  context: ServiceContext,
  environment: EnvironmentContext,
): Tree {
  const resources = observabilityResources(context, environment);
  return inFolder(environment.observability, {
    'kustomization.yaml': [
      {
        ...baseKustomization(Object.keys(resources)),
        configMapGenerator: [dashboardGenerator(context)],
      },
    ],
    ...resources,
    [DASHBOARD_FILE]: dashboardText(context, environment),
  });
}

/** One folder an environment, which its overlay takes in: queries and names differ. */
export function observabilityTree(context: ServiceContext): Tree {
  return Object.assign(
    {},
    ...context.environments.map(environment =>
      ofEnvironment(context, environment),
    ),
  );
}
