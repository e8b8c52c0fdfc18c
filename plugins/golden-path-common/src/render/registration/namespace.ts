import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

/** `idp-role` of the namespaces that services run in; platform policies select by it. */
export const WORKLOAD_ROLE = 'workload';

/**
 * Has the load balancer's controller hold a new pod back from being ready until
 * the load balancer sends it requests. Without it a rollout of few replicas
 * ends the old pods while all new ones still wait for their health checks.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate
 */
const READINESS_GATE = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' };

export function namespace(
  { labels }: ServiceContext,
  { environment, namespace: name, host }: EnvironmentContext,
): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...labels.of(environment),
        'idp-role': WORKLOAD_ROLE,
        ...(host && READINESS_GATE),
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'latest',
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
      annotations: syncWaves.namespace,
    },
  };
}
