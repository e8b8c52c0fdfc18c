import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

/** `idp-role` of the namespaces that services run in; platform policies select by it. */
export const WORKLOAD_ROLE = 'workload';

export function namespace(
  { labels }: ServiceContext,
  { environment, namespace: name }: EnvironmentContext,
): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...labels.of(environment),
        'idp-role': WORKLOAD_ROLE,
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'latest',
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
      annotations: syncWaves.namespace,
    },
  };
}
