import { isDeepStrictEqual } from 'node:util';
import type { AppProject } from './Application';
import { ARGO_API_VERSION, CONTROL_PLANE_NAMESPACE } from './Application';
import { admissionError } from './admission';
import type { Cluster } from './Cluster';
import { invalidArgument, notFound } from './GrpcError';
import { keyOfObject } from './KubeObject';

/** Source: app_project_types.go, ValidateProject. */
function validate(project: AppProject): void {
  const { destinations = [], sourceRepos = [] } = project.spec;
  const seen = new Set<string>();
  for (const { server = '', namespace = '', name = '' } of destinations) {
    if (name === '!*' || server === '!*' || namespace === '!*') {
      const field = [
        ['name', name],
        ['server', server],
        ['namespace', namespace],
      ].find(([, value]) => value === '!*')![0];
      throw invalidArgument(`${field} has an invalid format, '!*'`);
    }
    const key = `${server || name}/${namespace}`;
    if (seen.has(key)) {
      throw invalidArgument(`destination '${key}' already added`);
    }
    seen.add(key);
  }
  const repos = new Set<string>();
  for (const repo of sourceRepos) {
    if (repo === '!*') {
      throw invalidArgument("source repository has an invalid format, '!*'");
    }
    if (repos.has(repo)) {
      throw invalidArgument(`source repository '${repo}' already added`);
    }
    repos.add(repo);
  }
}

/** Keys of the specification that differ, as Argo CD lists them. */
function differences(a: AppProject['spec'], b: AppProject['spec']): string {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter(key => !isDeepStrictEqual(a[key], b[key]))
    .map(key => key[0].toUpperCase() + key.slice(1))
    .join(',');
}

/** What the API server does with AppProjects, short of HTTP. */
export class ProjectApi {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  list(): AppProject[] {
    return this.#cluster
      .projects()
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  get(name: string): AppProject {
    const project = this.#cluster.project(name);
    if (!project) {
      throw notFound('appprojects.argoproj.io', name);
    }
    return project;
  }

  /** Source: server/project/project.go, Create. */
  create(body: AppProject | undefined, upsert: boolean): AppProject {
    if (!body) {
      throw invalidArgument("missing payload 'project' in request");
    }
    const { name, labels, annotations, finalizers } = body.metadata ?? {};
    const project: AppProject = {
      apiVersion: ARGO_API_VERSION,
      kind: 'AppProject',
      metadata: {
        name: name ?? '',
        namespace: CONTROL_PLANE_NAMESPACE,
        labels,
        annotations,
        finalizers,
      },
      spec: body.spec ?? {},
    };
    validate(project);
    const problem = admissionError(project);
    if (problem) {
      throw invalidArgument(problem);
    }
    const existing = this.#cluster.project(project.metadata.name);
    if (!existing) {
      return this.#cluster.put(project);
    }
    if (upsert) {
      return this.#cluster.put({ ...existing, spec: project.spec });
    }
    if (isDeepStrictEqual(existing.spec, project.spec)) {
      return existing;
    }
    throw invalidArgument(
      `existing project spec is different; use upsert flag to force update; difference in keys "${differences(
        existing.spec,
        project.spec,
      )}"`,
    );
  }

  /** Source: server/project/project.go, Delete. */
  delete(name: string): void {
    if (name === 'default') {
      throw invalidArgument(`name '${name}' is reserved and cannot be deleted`);
    }
    const project = this.get(name);
    const users = this.#cluster.applicationsOfProject(name).length;
    if (users > 0) {
      throw invalidArgument(`project is referenced by ${users} applications`);
    }
    this.#cluster.delete(keyOfObject(project));
  }
}
