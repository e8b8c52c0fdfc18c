/** Packages of the family of kubernetes-models that hold API groups of others than Kubernetes. */
const FAMILY: Record<string, string> = {
  'argoproj.io': '@kubernetes-models/argo-cd',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

/**
 * What to import for the model of a kind, which has its schema:
 * `kubernetes-models/apps/v1/Deployment`. The models are ES modules of some
 * size, so they are imported where they are used, never here.
 *
 * @public
 */
export function modelSpecifier({
  apiVersion,
  kind,
}: {
  apiVersion: string;
  kind: string;
}): string {
  const [group] = apiVersion.split('/');
  return `${FAMILY[group] ?? 'kubernetes-models'}/${apiVersion}/${kind}`;
}
