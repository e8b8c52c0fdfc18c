import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { boundaryMetadata } from './boundary';

const NAME = 'service-readers';

const API_GROUP = 'rbac.authorization.k8s.io';

const VERBS = ['get', 'list', 'watch'];

/** Everything that a service consists of but its Secrets; no shell in a pod, and no change. */
const READABLE: Record<string, string[]> = {
  '': [
    'configmaps',
    'endpoints',
    'events',
    'limitranges',
    'pods',
    'pods/log',
    'resourcequotas',
    'serviceaccounts',
    'services',
  ],
  apps: ['deployments', 'replicasets'],
  autoscaling: ['horizontalpodautoscalers'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
  'external-secrets.io': ['externalsecrets'],
  'metrics.k8s.io': ['pods'],
  'monitoring.coreos.com': ['prometheusrules', 'servicemonitors'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
};

export function readerRole(
  context: ServiceContext,
  environment: EnvironmentContext,
): IRole {
  return {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'Role',
    metadata: boundaryMetadata(context, environment, NAME),
    rules: Object.entries(READABLE).map(([group, resources]) => ({
      apiGroups: [group],
      resources,
      verbs: VERBS,
    })),
  };
}

/**
 * The owner of the service, as the cluster calls people. The namespace of an
 * owner in the catalog is part of the name unless it is the usual one, so that
 * two groups of the same name are not taken for each other.
 */
function owner({ spec, platform }: ServiceContext): ISubject {
  const [kind, ref] = spec.owner.split(':');
  const name = ref.replace(/^default\//, '');
  const { groupPrefix, userPrefix } = platform.rbac;
  return kind === 'group'
    ? { kind: 'Group', apiGroup: API_GROUP, name: `${groupPrefix}${name}` }
    : { kind: 'User', apiGroup: API_GROUP, name: `${userPrefix}${name}` };
}

export function readerBinding(
  context: ServiceContext,
  environment: EnvironmentContext,
): IRoleBinding {
  return {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: boundaryMetadata(context, environment, NAME),
    roleRef: { apiGroup: API_GROUP, kind: 'Role', name: NAME },
    subjects: [owner(context)],
  };
}
