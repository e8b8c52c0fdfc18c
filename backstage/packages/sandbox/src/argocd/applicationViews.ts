import type { Application } from './Application';
import { CONTROL_PLANE_NAMESPACE } from './Application';
import type { Cluster } from './Cluster';
import { healthOf } from './compare';
import type { KubeObject } from './KubeObject';
import { keyOf, refOf } from './KubeObject';

/** A Secret's values never leave, as in Argo CD (util/settings, HideSecretData). */
function withoutSecrets(object: KubeObject): KubeObject {
  if (object.kind !== 'Secret') {
    return object;
  }
  const hide = (values: unknown) =>
    Object.fromEntries(
      Object.keys((values ?? {}) as object).map(key => [key, '++++++++']),
    );
  return {
    ...object,
    data: hide(object.data),
    stringData: hide(object.stringData),
  };
}

/** Body of `resource-tree`: what the Application manages, without children. */
export function resourceTree(cluster: Cluster, app: Application) {
  return {
    nodes: cluster.managedBy(app.metadata.name).map(object => {
      const ref = refOf(object);
      return {
        group: ref.group || undefined,
        version: ref.version,
        kind: ref.kind,
        namespace: ref.namespace || undefined,
        name: ref.name,
        uid: object.metadata.uid,
        resourceVersion: object.metadata.resourceVersion,
        health: healthOf(ref),
        createdAt: object.metadata.creationTimestamp,
      };
    }),
    hosts: [],
  };
}

/**
 * Body of `managed-resources`: live state of what the Application manages.
 * The target is known where it is the live state, otherwise left out.
 */
export function managedResources(cluster: Cluster, app: Application) {
  return {
    items: (app.status?.resources ?? []).map(resource => {
      const { group = '', kind, namespace = '', name } = resource;
      const live = cluster.get(keyOf({ group, kind, namespace, name }));
      const state = live ? JSON.stringify(withoutSecrets(live)) : 'null';
      return {
        group: group || undefined,
        kind,
        namespace: namespace || undefined,
        name,
        liveState: state,
        normalizedLiveState: state,
        ...(resource.status === 'Synced'
          ? { targetState: state, predictedLiveState: state }
          : {}),
        resourceVersion: live?.metadata.resourceVersion,
      };
    }),
  };
}

/** Body of `events`: one Kubernetes event per finished sync, from the history. */
export function applicationEvents(app: Application) {
  const { name, namespace, uid } = app.metadata;
  const items = (app.status?.history ?? []).map(entry => ({
    metadata: {
      name: `${name}.${entry.id}`,
      namespace: namespace ?? CONTROL_PLANE_NAMESPACE,
      creationTimestamp: entry.deployedAt,
    },
    involvedObject: { kind: 'Application', namespace, name, uid },
    reason: 'OperationCompleted',
    message: `Sync operation to ${entry.revision} succeeded`,
    source: { component: 'argocd-application-controller' },
    firstTimestamp: entry.deployedAt,
    lastTimestamp: entry.deployedAt,
    count: 1,
    type: 'Normal',
  }));
  return { metadata: {}, items };
}
