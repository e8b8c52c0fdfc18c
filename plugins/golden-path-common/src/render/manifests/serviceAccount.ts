import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { ServiceContext } from '../ServiceContext';

/** An identity without any right in the cluster, and without a token. */
export function serviceAccount({
  spec,
  labels,
}: ServiceContext): IServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: spec.name, labels: labels.all },
    automountServiceAccountToken: false,
  };
}
