import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { KubernetesObject } from './KubernetesObject';
import type { EnvironmentContext, ServiceContext } from './ServiceContext';
import type { Tree } from './Tree';
import { UNBUILT_TAG } from './manifests/kustomization';
import { dashboardConfigMap } from './observability/dashboardConfigMap';
import type { EnvironmentParts, ServiceObjects } from './serviceObjects';

/**
 * Everything that a cluster is given for one environment of a service: what
 * its overlay comes to, and what bounds it.
 *
 * @public
 */
export interface EnvironmentObjects {
  environment: string;
  namespace: string;
  /** From the GitOps repository. */
  workload: KubernetesObject[];
  /** From the workloads repository, or by Argo CD's API. */
  boundary: KubernetesObject[];
}

const objectsOf = (tree: Tree): KubernetesObject[] =>
  Object.values(tree).flatMap(content => content as KubernetesObject[]);

/** The Deployment of the base with one environment's patch and image, as kustomize merges them. */
function merged(
  context: ServiceContext,
  base: IDeployment,
  { environment, patch: { spec } }: EnvironmentParts,
): KubernetesObject {
  const [patch] = spec.template.spec.containers;
  const pod = base.spec?.template;
  const containers = (pod?.spec?.containers ?? []).map(
    (container): IContainer => ({
      ...container,
      image: `${context.names.image}:${UNBUILT_TAG}`,
      resources: patch.resources,
      env: [...(patch.env ?? []), ...(container.env ?? [])],
    }),
  );
  const labels = context.labels.of(environment.environment);
  return {
    ...base,
    spec: {
      ...base.spec,
      ...(spec.replicas && { replicas: spec.replicas }),
      template: {
        ...pod,
        metadata: { ...pod?.metadata, labels },
        spec: { ...pod?.spec, containers },
      },
    },
  } as KubernetesObject;
}

/** What kustomize does to every object: the namespace, and the label of the environment. */
function placed(
  object: KubernetesObject,
  { labels }: ServiceContext,
  { environment, namespace }: EnvironmentContext,
): KubernetesObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      namespace,
      labels: {
        ...object.metadata.labels,
        [labels.environmentKey]: environment,
      },
    },
  };
}

function ofEnvironment(
  context: ServiceContext,
  { base, appProject }: ServiceObjects,
  parts: EnvironmentParts,
): EnvironmentObjects {
  const { environment } = parts;
  const [deployment] = base['deployment.yaml'];
  const workload = [
    ...objectsOf({
      ...base,
      'deployment.yaml': [merged(context, deployment, parts)],
    }),
    ...objectsOf(parts.overlay),
    ...objectsOf(parts.observability),
    dashboardConfigMap(context, parts.dashboard) as KubernetesObject,
  ];
  return {
    environment: environment.environment,
    namespace: environment.namespace,
    workload: workload.map(object => placed(object, context, environment)),
    boundary: [
      ...objectsOf(parts.boundaries),
      appProject as KubernetesObject,
      parts.application,
    ],
  };
}

/**
 * What clusters are given for a service, one entry an environment, without the
 * hash that kustomize puts behind the name of a ConfigMap. A test holds it
 * against kustomize itself.
 */
export function clusterObjects(
  context: ServiceContext,
  objects: ServiceObjects,
): EnvironmentObjects[] {
  return objects.environments.map(parts =>
    ofEnvironment(context, objects, parts),
  );
}
