import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import { mebibytes, millicores } from '../../spec/quantity';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { computeResources } from '../manifests/computeResources';
import { boundaryMetadata } from './boundary';

/**
 * A rollout adds a quarter of the pods, and pods that are ending still count
 * until they have drained, so twice the most replicas is what may ever be
 * there at once.
 */
const ROLLOUT = 2;

/** Variables, the dashboard, the cluster's own certificate, and earlier variables until they are pruned. */
const CONFIG_MAPS = 20;

/** What a service needs at its largest, and nothing that costs or opens something beside it. */
export function resourceQuota(
  context: ServiceContext,
  environment: EnvironmentContext,
): IResourceQuota {
  const { wanted, secrets, host } = environment;
  const { limits } = computeResources(wanted, context.platform.resources);
  const pods = ROLLOUT * wanted.replicas.max;
  const cpu = (quantity: string) => `${pods * millicores(quantity)}m`;
  const memory = `${pods * mebibytes(wanted.memory)}Mi`;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: boundaryMetadata(context, environment, 'quota'),
    spec: {
      hard: {
        pods: String(pods),
        'requests.cpu': cpu(wanted.cpu),
        'limits.cpu': cpu(String(limits?.cpu)),
        'requests.memory': memory,
        'limits.memory': memory,
        services: '1',
        'services.loadbalancers': '0',
        'services.nodeports': '0',
        persistentvolumeclaims: '0',
        configmaps: String(CONFIG_MAPS),
        secrets: String(secrets.length),
        'count/ingresses.networking.k8s.io': host ? '1' : '0',
      },
    },
  };
}
