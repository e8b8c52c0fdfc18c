import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type Tree, inFolder } from '../Tree';
import { baseKustomization } from '../manifests/kustomization';
import type { EnvironmentParts, ServiceObjects } from '../serviceObjects';
import { DASHBOARD_FILE, dashboardGenerator } from './dashboardConfigMap';
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
  { environment, observability, dashboard }: EnvironmentParts,
): Tree {
  return inFolder(environment.observability, {
    'kustomization.yaml': [
      {
        ...baseKustomization(Object.keys(observability)),
        configMapGenerator: [dashboardGenerator(context)],
      },
    ],
    ...observability,
    [DASHBOARD_FILE]: dashboard,
  });
}

/** One folder an environment, which its overlay takes in: queries and names differ. */
export function observabilityTree(
  context: ServiceContext,
  { environments }: ServiceObjects,
): Tree {
  return Object.assign(
    {},
    ...environments.map(parts => ofEnvironment(context, parts)),
  );
}
