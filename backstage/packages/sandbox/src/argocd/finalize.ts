import type { Application, AppProject } from './Application';
import { hasCascadeFinalizer, RESOURCES_FINALIZER } from './Application';
import { unknownStatus } from './applicationStatus';
import type { Cluster } from './Cluster';
import { keyOfObject } from './KubeObject';
import { isKindPermitted } from './projectRules';
import { refOf } from './KubeObject';

function withoutCascade(finalizers: string[] = []): string[] {
  return finalizers.filter(
    name =>
      name !== RESOURCES_FINALIZER &&
      !name.startsWith(`${RESOURCES_FINALIZER}/`),
  );
}

/**
 * One step of a cascading deletion: what the Application manages goes first,
 * and it stays until that is gone. Without its project it is stuck, as in a
 * real cluster. Source: appcontroller.go, finalizeApplicationDeletion.
 */
export function finalizeApplication(cluster: Cluster, app: Application): void {
  if (!hasCascadeFinalizer(app.metadata)) {
    return;
  }
  const project = cluster.project(app.spec.project);
  if (!project) {
    const stuck = {
      type: 'DeletionError',
      message: `appproject.argoproj.io "${app.spec.project}" not found`,
    };
    cluster.put({ ...app, status: unknownStatus(app, [stuck]) });
    return;
  }
  const managed = () =>
    cluster
      .managedBy(app.metadata.name)
      .filter(
        object =>
          keyOfObject(object) !== keyOfObject(app) &&
          isKindPermitted(project, refOf(object)),
      );
  managed().forEach(object => cluster.delete(keyOfObject(object)));
  const fresh = cluster.application(app.metadata.name);
  if (fresh && managed().length === 0) {
    cluster.put({
      ...fresh,
      metadata: {
        ...fresh.metadata,
        finalizers: withoutCascade(fresh.metadata.finalizers),
      },
    });
  }
}

/**
 * A project with the finalizer stays until no Application names it.
 * Source: appcontroller.go, finalizeProjectDeletion.
 */
export function finalizeProject(cluster: Cluster, project: AppProject): void {
  if (cluster.applicationsOfProject(project.metadata.name).length === 0) {
    cluster.put({
      ...project,
      metadata: {
        ...project.metadata,
        finalizers: withoutCascade(project.metadata.finalizers),
      },
    });
  }
}
