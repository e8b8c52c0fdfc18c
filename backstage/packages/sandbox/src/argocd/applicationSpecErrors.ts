import type { Application, AppProject, Condition } from './Application';
import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER, sourceOf } from './Application';
import { isNamespacePermitted, isSourcePermitted } from './projectRules';

const invalid = (message: string): Condition => ({
  type: 'InvalidSpecError',
  message,
});

/**
 * Why the destination cluster of an Application cannot be found.
 * Source: util/argo/argo.go, GetDestinationServer and GetDestinationCluster.
 */
export function destinationError(app: Application): string | undefined {
  const { server, name } = app.spec.destination ?? {};
  if (server && name) {
    return `application destination can't have both name and server defined: ${name} ${server}`;
  }
  if (name) {
    return name === IN_CLUSTER_NAME
      ? undefined
      : `there are no clusters with this name: ${name}`;
  }
  if (!server) {
    return 'Destination server missing from app spec';
  }
  return server === IN_CLUSTER_SERVER
    ? undefined
    : `error getting cluster by server "${server}": rpc error: code = NotFound desc = cluster "${server}" not found`;
}

/**
 * What is wrong with an Application's specification, judged by its project.
 * Source: util/argo/argo.go, ValidatePermissions.
 */
export function applicationSpecErrors(
  app: Application,
  project: AppProject,
): Condition[] {
  const source = sourceOf(app);
  if (!source.repoURL || !(source.path || source.chart)) {
    return [
      invalid(
        'spec.source.repoURL and either spec.source.path or spec.source.chart are required',
      ),
    ];
  }
  const errors: Condition[] = [];
  if (!isSourcePermitted(project, source.repoURL)) {
    errors.push(
      invalid(
        `application repo ${source.repoURL} is not permitted in project '${project.metadata.name}'`,
      ),
    );
  }
  const destination = destinationError(app);
  if (destination) {
    return [...errors, invalid(destination)];
  }
  const { name, namespace = '' } = app.spec.destination;
  if (!isNamespacePermitted(project, namespace)) {
    errors.push(
      invalid(
        `application destination server '${
          name ?? IN_CLUSTER_SERVER
        }' and namespace '${namespace}' do not match any of the allowed destinations in project '${
          project.metadata.name
        }'`,
      ),
    );
  }
  return errors;
}
