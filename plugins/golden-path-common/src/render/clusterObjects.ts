import type { IContainer } from 'kubernetes-models/v1/Container';
import type { PlatformSpec, ServiceSpec } from '../spec';
import type { KubernetesObject } from './KubernetesObject';
import {
  type EnvironmentContext,
  type ServiceContext,
  serviceContext,
} from './ServiceContext';
import type { Tree } from './Tree';
import { deployment, deploymentPatch } from './manifests/deployment';
import { UNBUILT_TAG } from './manifests/kustomization';
import { baseResources, overlayResources } from './manifests/manifestTree';
import { dashboardConfigMap } from './observability/dashboardConfigMap';
import { observabilityResources } from './observability/observabilityTree';
import { application } from './registration/application';
import { appProject } from './registration/appProject';
import { boundaries } from './registration/registrationTree';

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
  environment: EnvironmentContext,
): KubernetesObject {
  const base = deployment(context);
  const { spec } = deploymentPatch(context, environment);
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
  environment: EnvironmentContext,
): EnvironmentObjects {
  const workload = [
    ...objectsOf({
      ...baseResources(context),
      'deployment.yaml': [merged(context, environment)],
    }),
    ...objectsOf(overlayResources(context, environment)),
    ...objectsOf(observabilityResources(context, environment)),
    dashboardConfigMap(context, environment) as KubernetesObject,
  ];
  return {
    environment: environment.environment,
    namespace: environment.namespace,
    workload: workload.map(object => placed(object, context, environment)),
    boundary: [
      ...objectsOf(boundaries(context, environment)),
      appProject(context) as KubernetesObject,
      application(context, environment),
    ],
  };
}

/**
 * What clusters are given for a service, one entry an environment, without the
 * hash that kustomize puts behind the name of a ConfigMap. Pure; a test holds
 * it against kustomize itself.
 *
 * @public
 */
export function clusterObjects(
  spec: ServiceSpec,
  platform: PlatformSpec,
): EnvironmentObjects[] {
  const context = serviceContext(spec, platform);
  return context.environments.map(environment =>
    ofEnvironment(context, environment),
  );
}
