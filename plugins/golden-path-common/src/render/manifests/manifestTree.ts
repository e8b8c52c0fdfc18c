import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type Tree, inFolder } from '../Tree';
import type { EnvironmentParts, ServiceObjects } from '../serviceObjects';
import { configMap } from './configMap';
import { deployment } from './deployment';
import { externalSecret } from './externalSecret';
import { horizontalPodAutoscaler } from './horizontalPodAutoscaler';
import { ingress } from './ingress';
import { baseKustomization, overlayKustomization } from './kustomization';
import { podDisruptionBudget } from './podDisruptionBudget';
import { service } from './service';
import { serviceAccount } from './serviceAccount';

/** What all environments share, by file. */
export function baseResources(context: ServiceContext) {
  return {
    'config-map.yaml': [configMap(context)],
    'deployment.yaml': [deployment(context)],
    'pod-disruption-budget.yaml': [podDisruptionBudget(context)],
    'service.yaml': [service(context)],
    'service-account.yaml': [serviceAccount(context)],
  } satisfies Tree;
}

/** What only one environment has, by file. */
export function overlayResources(
  context: ServiceContext,
  environment: EnvironmentContext,
): Tree {
  const { wanted, host, secrets } = environment;
  return {
    ...(host && { 'ingress.yaml': [ingress(context, host)] }),
    ...(wanted.replicas.min < wanted.replicas.max && {
      'horizontal-pod-autoscaler.yaml': [
        horizontalPodAutoscaler(context, environment),
      ],
    }),
    ...(secrets.length > 0 && {
      'external-secrets.yaml': secrets.map(secret =>
        externalSecret(context, environment, secret),
      ),
    }),
  };
}

function base(resources: Tree): Tree {
  return inFolder('base', {
    'kustomization.yaml': [baseKustomization(Object.keys(resources))],
    ...resources,
  });
}

function overlay(
  context: ServiceContext,
  { environment, patch, overlay: resources }: EnvironmentParts,
): Tree {
  const patches = { 'deployment-patch.yaml': [patch] };
  return inFolder(environment.overlay, {
    'kustomization.yaml': [
      overlayKustomization(context, environment, {
        resources: Object.keys(resources),
        patches: Object.keys(patches),
      }),
    ],
    ...patches,
    ...resources,
  });
}

/** Everything that runs inside the service's boundaries. */
export function manifestTree(
  context: ServiceContext,
  objects: ServiceObjects,
): Tree {
  return Object.assign(
    base(objects.base),
    ...objects.environments.map(parts => overlay(context, parts)),
  );
}
