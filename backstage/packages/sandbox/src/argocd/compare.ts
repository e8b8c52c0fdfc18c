import { isDeepStrictEqual } from 'node:util';
import type {
  Application,
  AppProject,
  Condition,
  Health,
  ResourceStatus,
} from './Application';
import { qualifiedName } from './Application';
import type { Cluster } from './Cluster';
import type { KubeObject, ObjectRef } from './KubeObject';
import { isClusterScoped, keyOf, keyOfObject, refOf } from './KubeObject';
import { isKindPermitted } from './projectRules';
import { managerOf, TRACKING_ANNOTATION } from './tracking';

export interface ComparedObject {
  key: string;
  ref: ObjectRef;
  target?: KubeObject;
  live?: KubeObject;
  /** Another Application that manages the live object. */
  sharedWith?: string;
  synced: boolean;
}

export interface Comparison {
  objects: ComparedObject[];
  conditions: Condition[];
}

export const NO_PODS: Health = {
  status: 'Unknown',
  message: 'sandbox: no pods run',
};

/** Kinds that Argo CD judges the health of, as far as services use them. */
const KINDS_WITH_HEALTH = new Set([
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/StatefulSet',
  'argoproj.io/Application',
  'autoscaling/HorizontalPodAutoscaler',
  'batch/Job',
  'external-secrets.io/ExternalSecret',
  'networking.k8s.io/Ingress',
  '/PersistentVolumeClaim',
  '/Pod',
  '/Service',
]);

export function healthOf(ref: ObjectRef): Health | undefined {
  return KINDS_WITH_HEALTH.has(`${ref.group}/${ref.kind}`)
    ? { ...NO_PODS }
    : undefined;
}

function withoutTracking(annotations: Record<string, string> = {}) {
  return Object.fromEntries(
    Object.entries(annotations).filter(
      ([name]) => name !== TRACKING_ANNOTATION,
    ),
  );
}

/** Whether the live object is what git says; fields git does not set are free. */
export function matchesTarget(target: KubeObject, live: KubeObject): boolean {
  const { metadata, ...content } = target;
  return (
    Object.entries(content).every(
      ([field, value]) =>
        field === 'status' || isDeepStrictEqual(value, live[field]),
    ) &&
    isDeepStrictEqual(metadata.labels ?? {}, live.metadata.labels ?? {}) &&
    isDeepStrictEqual(
      withoutTracking(metadata.annotations),
      withoutTracking(live.metadata.annotations),
    ) &&
    (metadata.finalizers === undefined ||
      isDeepStrictEqual(metadata.finalizers, live.metadata.finalizers))
  );
}

/** Each object in its namespace; the last of several namesakes counts. */
function placeTargets(app: Application, objects: KubeObject[]) {
  const targets = new Map<string, KubeObject>();
  const times = new Map<string, number>();
  for (const object of objects) {
    const { group, kind, namespace } = refOf(object);
    const placed = isClusterScoped(group, kind)
      ? object
      : {
          ...object,
          metadata: {
            ...object.metadata,
            namespace: namespace || app.spec.destination.namespace,
          },
        };
    const key = keyOfObject(placed);
    targets.set(key, placed);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const conditions = [...times]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => ({
      type: 'RepeatedResourceWarning',
      message: `Resource ${key} appeared ${count} times among application resources.`,
    }));
  return { targets, conditions };
}

function managerElsewhere(
  cluster: Cluster,
  app: Application,
  live: KubeObject | undefined,
): string | undefined {
  const manager = live && managerOf(live);
  return manager &&
    manager !== app.metadata.name &&
    cluster.application(manager)
    ? manager
    : undefined;
}

/**
 * Target state beside live state: everything that git wants and everything
 * that the Application manages. Source: controller/state.go, CompareAppState.
 */
export function compare(
  cluster: Cluster,
  app: Application,
  project: AppProject,
  targetObjects: KubeObject[],
): Comparison {
  const { targets, conditions } = placeTargets(app, targetObjects);
  const objects: ComparedObject[] = [...targets].map(([key, target]) => {
    const live = cluster.get(key);
    const sharedWith = managerElsewhere(cluster, app, live);
    return {
      key,
      ref: refOf(target),
      target,
      live,
      sharedWith,
      synced:
        live !== undefined &&
        sharedWith === undefined &&
        managerOf(live) === app.metadata.name &&
        matchesTarget(target, live),
    };
  });
  for (const live of cluster.managedBy(app.metadata.name)) {
    const ref = refOf(live);
    const key = keyOf(ref);
    // A live object that the project does not permit is never pruned.
    if (!targets.has(key) && isKindPermitted(project, ref)) {
      objects.push({ key, ref, live, synced: false });
    }
  }
  const shared = objects
    .filter(object => object.sharedWith)
    .map(({ ref, sharedWith }) => ({
      type: 'SharedResourceWarning',
      message: `${ref.kind}/${ref.name} is part of applications ${qualifiedName(
        app,
      )} and ${sharedWith}`,
    }));
  return { objects, conditions: [...conditions, ...shared] };
}

/** The resource list of an Application's status. */
export function resourceStatuses(
  comparison: Comparison,
  project: AppProject,
): ResourceStatus[] {
  return comparison.objects
    .map(({ ref, target, synced }) => {
      const code = synced ? ('Synced' as const) : ('OutOfSync' as const);
      const status: ResourceStatus = {
        group: ref.group || undefined,
        version: ref.version,
        kind: ref.kind,
        namespace: ref.namespace || undefined,
        name: ref.name,
        status: isKindPermitted(project, ref) ? code : 'Unknown',
        health: healthOf(ref),
        requiresPruning: target ? undefined : true,
      };
      return status;
    })
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey(resource: ResourceStatus): string {
  return [
    resource.group ?? '',
    resource.kind,
    resource.namespace ?? '',
    resource.name,
  ].join('/');
}
