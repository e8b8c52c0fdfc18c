/** Objects that a taken-over pipeline would like to have in the cluster, by what it tries to change. */
export function hostileObjects(
  service: string,
  other: string,
): Record<
  string,
  { apiVersion: string; kind: string; [key: string]: unknown }
> {
  const own = (name: string) => ({ name, namespace: `${service}-dev` });
  const admin = {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: 'cluster-admin',
  };
  const everybody = [
    {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Group',
      name: 'system:serviceaccounts',
    },
  ];
  return {
    'its quota': {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: own(service),
      spec: { hard: { 'requests.cpu': '1000' } },
    },
    'its LimitRange': {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: own(service),
      spec: { limits: [] },
    },
    'its NetworkPolicies': {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: own('default-deny'),
      spec: { podSelector: {}, ingress: [{}], egress: [{}] },
    },
    'its RBAC': {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: own('take-over'),
      roleRef: admin,
      subjects: everybody,
    },
    'RBAC of the cluster': {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'take-over' },
      roleRef: admin,
      subjects: everybody,
    },
    'Pod Security of its namespace': {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: `${service}-dev`,
        labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
      },
    },
    'its AppProject': {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: service, namespace: 'argocd' },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    },
    "another environment's registration": {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: `${service}-production`, namespace: 'argocd' },
      spec: { project: 'default', destination: {}, source: {} },
    },
    'what another service runs': {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: other, namespace: `${other}-dev` },
      data: { TAKEN: 'over' },
    },
    'a Secret of its namespace': {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: own('shop'),
      stringData: { key: 'value' },
    },
    'what admission lets in': {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: `workload-${service}-dev` },
      spec: { policyName: 'none', validationActions: ['Audit'] },
    },
  };
}
