import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import type { Kustomization } from '../manifests/kustomization';
import { dashboard } from './dashboard';

/** Beside the kustomization, as Grafana exports and imports it. */
export const DASHBOARD_FILE = 'dashboard.json';

type Generator = NonNullable<Kustomization['configMapGenerator']>[number];

/** Has kustomize make the ConfigMap of the file; Grafana finds it by a label and knows it by its uid. */
export function dashboardGenerator({
  spec,
  platform,
  labels,
}: ServiceContext): Generator {
  return {
    name: `${spec.name}-dashboard`,
    files: [DASHBOARD_FILE],
    options: {
      disableNameSuffixHash: true,
      labels: { ...labels.all, [platform.monitoring.dashboardLabel]: '1' },
    },
  };
}

export function dashboardText(
  context: ServiceContext,
  environment: EnvironmentContext,
): string {
  return `${JSON.stringify(dashboard(context, environment), null, 2)}\n`;
}

/** The object that kustomize makes of the generator and the file's text. */
export function dashboardConfigMap(
  context: ServiceContext,
  text: string,
): IConfigMap {
  const { name, options } = dashboardGenerator(context);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: options.labels },
    data: { [DASHBOARD_FILE]: text },
  };
}
