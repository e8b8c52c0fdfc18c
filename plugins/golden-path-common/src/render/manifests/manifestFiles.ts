import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import type { Files } from '../Files';
import { toYaml } from '../yaml';
import { deployment, deploymentPatch } from './deployment';
import { horizontalPodAutoscaler } from './horizontalPodAutoscaler';
import { ingress } from './ingress';
import { baseKustomization, overlayKustomization } from './kustomization';
import { service } from './service';
import { serviceAccount } from './serviceAccount';

function inFolder(folder: string, objects: Record<string, object>): Files {
  return Object.fromEntries(
    Object.entries(objects).map(([file, object]) => [
      `${folder}/${file}`,
      toYaml(object),
    ]),
  );
}

function base(context: ServiceContext): Files {
  const resources = {
    'deployment.yaml': deployment(context),
    'service.yaml': service(context),
    'service-account.yaml': serviceAccount(context),
  };
  return inFolder('base', {
    'kustomization.yaml': baseKustomization(Object.keys(resources)),
    ...resources,
  });
}

function overlay(
  context: ServiceContext,
  environment: EnvironmentContext,
): Files {
  const { wanted, host } = environment;
  const patches = {
    'deployment-patch.yaml': deploymentPatch(context, environment),
  };
  const resources = {
    ...(host && { 'ingress.yaml': ingress(context, host) }),
    ...(wanted.replicas.min < wanted.replicas.max && {
      'horizontal-pod-autoscaler.yaml': horizontalPodAutoscaler(
        context,
        environment,
      ),
    }),
  };
  return inFolder(environment.overlay, {
    'kustomization.yaml': overlayKustomization(context, environment, {
      resources: Object.keys(resources),
      patches: Object.keys(patches),
    }),
    ...patches,
    ...resources,
  });
}

/** Everything that runs inside the service's boundaries. */
export function manifestFiles(context: ServiceContext): Files {
  return Object.assign(
    base(context),
    ...context.environments.map(environment => overlay(context, environment)),
  );
}
