import type { KubeObject, ObjectRef } from './KubeObject';

/** Source: common/common.go, AnnotationKeyAppInstance. */
export const TRACKING_ANNOTATION = 'argocd.argoproj.io/tracking-id';

/** Source: util/argo/resource_tracking.go, BuildAppInstanceValue. */
export function trackingId(application: string, ref: ObjectRef): string {
  return `${application}:${ref.group}/${ref.kind}:${ref.namespace}/${ref.name}`;
}

/** The Application that manages an object, if any does. */
export function managerOf(object: KubeObject): string | undefined {
  const id = object.metadata.annotations?.[TRACKING_ANNOTATION];
  return id ? id.slice(0, id.indexOf(':')) : undefined;
}
