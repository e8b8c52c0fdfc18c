import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { ServiceContext } from '../ServiceContext';

/**
 * One pod at a time may be taken away by a drain, however few there are: a
 * budget that asks for a minimum would hold up the drain of a node for ever
 * where there is one pod. Pods that are not ready protect nothing.
 */
export function podDisruptionBudget({
  spec,
  labels,
}: ServiceContext): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: spec.name, labels: labels.all },
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: labels.selector },
    },
  };
}
