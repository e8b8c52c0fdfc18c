import type { PlatformSpec, ServiceSpec } from '../spec';

/** A set of Kubernetes labels. */
export type Labels = Record<string, string>;

export interface ServiceLabels {
  /** What selectors use: never changes in the life of a service. */
  selector: Labels;
  /** On every object of the service. */
  all: Labels;
  /** `all`, and which environment the object belongs to. */
  of(environment: string): Labels;
  /** Name of the owner, as labels have it. */
  owner: string;
  /** Key of the label that holds the environment. */
  environmentKey: string;
  /** Key of the label that holds the name of the service. */
  serviceKey: string;
}

/** Namespaces and objects that the golden path made carry this pair. */
export const managedBy: Labels = {
  'app.kubernetes.io/managed-by': 'cloudforge',
};

/** `team-a` of `group:default/team-a`: a label value has no `:` or `/`. */
function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}

export function labelsOf(
  spec: ServiceSpec,
  { labelPrefix }: PlatformSpec,
): ServiceLabels {
  const environmentKey = `${labelPrefix}/environment`;
  const serviceKey = `${labelPrefix}/service`;
  const owner = nameOf(spec.owner);
  const selector = { 'app.kubernetes.io/name': spec.name };
  const all: Labels = {
    ...selector,
    'app.kubernetes.io/part-of': spec.system ?? spec.name,
    ...managedBy,
    'backstage.io/kubernetes-id': spec.name,
    [serviceKey]: spec.name,
    [`${labelPrefix}/owner`]: owner,
    [`${labelPrefix}/cost-center`]: spec.costCenter,
  };
  return {
    selector,
    all,
    owner,
    of: environment => ({ ...all, [environmentKey]: environment }),
    environmentKey,
    serviceKey,
  };
}
