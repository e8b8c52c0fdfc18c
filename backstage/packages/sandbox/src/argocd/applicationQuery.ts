import type { Application } from './Application';
import { CONTROL_PLANE_NAMESPACE, sourceOf } from './Application';
import { labelSelector } from './labelSelector';

/** `projects` and its older spelling `project`, each any number of times. */
export function projectsOf(query: URLSearchParams): string[] {
  return [...query.getAll('projects'), ...query.getAll('project')].filter(
    project => project !== '',
  );
}

/**
 * The Applications that a list query asks for, by name.
 * Source: server/application/application.go, List.
 */
export function listApplications(
  applications: Application[],
  query: URLSearchParams,
): Application[] {
  const projects = projectsOf(query);
  const matches = labelSelector(query.get('selector') ?? '');
  const name = query.get('name');
  const repo = query.get('repo');

  const namespace = query.get('appNamespace') || CONTROL_PLANE_NAMESPACE;
  return applications
    .filter(
      app =>
        app.metadata.namespace === namespace &&
        (projects.length === 0 || projects.includes(app.spec.project)) &&
        (!name || app.metadata.name === name) &&
        (!repo || sourceOf(app).repoURL === repo) &&
        matches(app.metadata.labels ?? {}),
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
