import { Sandbox } from '@cloudforge/sandbox';

/** What the service's own repository may hold. */
const WORKLOAD_KINDS = [
  'ConfigMap',
  'Deployment',
  'ExternalSecret',
  'HorizontalPodAutoscaler',
  'Ingress',
  'PodDisruptionBudget',
  'PrometheusRule',
  'Service',
  'ServiceAccount',
  'ServiceMonitor',
];

/** Everything in the cluster but what runs in the service's own namespaces, to compare before with after. */
export async function boundariesOf(
  sandbox: Sandbox,
  service: string,
  environments: string[],
): Promise<object> {
  const { applications, projects, repositories, objects } =
    await sandbox.argocd.snapshot();
  const namespaces = environments.map(name => `${service}-${name}`);
  const workload = new Set(WORKLOAD_KINDS);
  const isInside = (key: string) => {
    const [, kind, namespace] = key.split('/');
    return namespaces.includes(namespace) && workload.has(kind);
  };
  return {
    projects,
    repositories,
    specs: Object.fromEntries(
      Object.entries(applications).map(([name, application]) => [
        name,
        (application as { spec: unknown }).spec,
      ]),
    ),
    objects: Object.fromEntries(
      Object.entries(objects).filter(([key]) => !isInside(key)),
    ),
  };
}
