import { isDeepStrictEqual } from 'node:util';
import type { Application, AppProject } from './Application';
import type { Cluster, ClusterChange } from './Cluster';
import { finalizeProject } from './finalize';
import type { KubeObject } from './KubeObject';
import { managerOf } from './tracking';

interface Wakeable {
  cluster: Cluster;
  /** The Application that changes the cluster right now, if one does. */
  actor: () => string | undefined;
  wake: (name: string, freshness?: number) => void;
  /** The Application is gone. */
  forget: (name: string) => void;
}

const isApplication = (object: KubeObject): object is Application =>
  object.kind === 'Application';
const isProject = (object: KubeObject): object is AppProject =>
  object.kind === 'AppProject';

/** What somebody would have to change on purpose. */
function contentOf(object: KubeObject | undefined): unknown {
  if (!object) {
    return undefined;
  }
  const { status, operation, metadata, ...content } = object;
  const { resourceVersion, deletionTimestamp, finalizers, ...kept } = metadata;
  return { ...content, metadata: kept };
}

function contentChanged({ before, after }: ClusterChange): boolean {
  return !isDeepStrictEqual(contentOf(before), contentOf(after));
}

function finalizeProjectOf(cluster: Cluster, app: Application): void {
  const project = cluster.project(app.spec.project);
  if (project?.metadata.deletionTimestamp) {
    finalizeProject(cluster, project);
  }
}

function applicationChanged(
  on: Wakeable,
  before: Application | undefined,
  after: Application | undefined,
): void {
  if (!after) {
    on.forget(before!.metadata.name);
    finalizeProjectOf(on.cluster, before!);
    return;
  }
  const { name, deletionTimestamp } = after.metadata;
  if (!before || !isDeepStrictEqual(before.spec, after.spec)) {
    on.wake(name, performance.now());
  }
  const deletes = deletionTimestamp && !before?.metadata.deletionTimestamp;
  if (deletes || (after.operation && !before?.operation)) {
    on.wake(name);
  }
}

function projectChanged(
  on: Wakeable,
  project: AppProject,
  change: ClusterChange,
): void {
  if (contentChanged(change)) {
    on.cluster
      .applicationsOfProject(project.metadata.name)
      .forEach(app => on.wake(app.metadata.name));
  }
  if (change.after?.metadata.deletionTimestamp) {
    finalizeProject(on.cluster, change.after as AppProject);
  }
}

/** Somebody else touched what an Application manages: self-heal, or deletion. */
function managedChanged(on: Wakeable, change: ClusterChange): void {
  const { before, after } = change;
  const manager = before && managerOf(after ?? before);
  const touched = after === undefined || contentChanged(change);
  if (manager && manager !== on.actor() && touched) {
    on.wake(manager);
  }
}

/** Wakes the Applications that a change of the cluster concerns. */
export function wakeOnChange(on: Wakeable): void {
  on.cluster.onChange(change => {
    const { before, after } = change;
    const object = after ?? before!;
    if (isApplication(object)) {
      applicationChanged(
        on,
        before as Application | undefined,
        after as Application | undefined,
      );
    }
    if (isProject(object)) {
      projectChanged(on, object, change);
    }
    managedChanged(on, change);
  });
}
