import {
  type HostCheck,
  type NameCheck,
  type NameClash,
  type PlatformSpec,
  hostProblems,
  serviceNameSchema,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { catalogFileUrl } from '../createService';
import {
  type ArgoCdClient,
  type CallOptions,
  type CatalogRegistry,
  type GitLabClient,
} from '../vendors';
import { hostClashes } from './hostClashes';
import { inTime } from './inTime';

export interface NameCheckerDeps {
  platform: PlatformSpec;
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
  catalog: CatalogRegistry;
}

/** Looks for a name, or a host, in every system where it could be taken. */
export class NameChecker {
  constructor(private readonly deps: NameCheckerDeps) {}

  /**
   * Every clash at once; `withinMs` is for all look-ups together, which run at
   * the same time. Throws ServiceUnavailableError, NotAllowedError or
   * NotFoundError when a system cannot be asked: an outage is not "available".
   */
  async check(name: string, withinMs: number): Promise<NameCheck> {
    const parsed = serviceNameSchema.safeParse(name);
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ message }) => message);
      return { name, available: false, problems, clashes: [] };
    }
    const names = serviceNames(name, this.deps.platform);
    const found = await inTime(`the name ${name}`, withinMs, call =>
      Promise.all([
        this.project(names.app, name, call),
        this.project(names.gitops, name, call),
        this.workloads(name, call),
        this.catalog(name, call),
        this.argocd(name, call),
      ]),
    );
    const clashes = found.flat();
    return { name, available: clashes.length === 0, problems: [], clashes };
  }

  /** Likewise; of hosts the workloads repository knows. */
  async checkHost(host: string, withinMs: number): Promise<HostCheck> {
    const problems = hostProblems(host, this.deps.platform);
    if (problems.length > 0) {
      return { host, available: false, problems, clashes: [] };
    }
    const clashes = await inTime(`the host ${host}`, withinMs, call =>
      hostClashes(this.deps, host, call),
    );
    return { host, available: clashes.length === 0, problems, clashes };
  }

  /** A project pending deletion holds its path and its name as well. */
  private async project(
    { group, path }: { group: string; path: string },
    name: string,
    call: CallOptions,
  ): Promise<NameClash[]> {
    const { projects } = this.deps.gitlab;
    const [byPath, alike] = await Promise.all([
      projects.findProject(path, call),
      projects.searchProjects(group, name, call),
    ]);
    const taken = [...(byPath ? [byPath] : []), ...alike].find(
      project =>
        // GitLab does not tell upper from lower case here. Another path means
        // that it followed the redirect of a project that has moved away.
        project.path.toLowerCase() === path ||
        (project.name.toLowerCase() === name &&
          project.path.toLowerCase().startsWith(`${group.toLowerCase()}/`)),
    );
    if (!taken) {
      return [];
    }
    const pending = taken.markedForDeletion ? ', marked for deletion' : '';
    const message = `the GitLab project ${taken.path} exists${pending}`;
    return [{ system: 'gitlab', message, url: taken.webUrl }];
  }

  private async workloads(
    name: string,
    call: CallOptions,
  ): Promise<NameClash[]> {
    const { platform, gitlab } = this.deps;
    const { workloads } = serviceNames(name, platform);
    const branch = platform.gitlab.defaultBranch;
    const folder = workloads.directory;
    const files = await gitlab.repositories.files(
      workloads.path,
      { branch, folder },
      call,
    );
    return files.length === 0
      ? []
      : [
          {
            system: 'workloads',
            message: `the workloads repository has the folder ${folder}`,
            url: `${workloads.url}/-/tree/${branch}/${folder}`,
          },
        ];
  }

  private async catalog(name: string, call: CallOptions): Promise<NameClash[]> {
    const { catalog, platform } = this.deps;
    const { entityRef, apiRef } = serviceNames(name, platform);
    const url = catalogFileUrl(name, platform);
    const [entities, locations] = await Promise.all([
      catalog.entities([entityRef, apiRef], call),
      catalog.findLocations(url, call),
    ]);
    const taken: NameClash[] = entities.map(found => ({
      system: 'catalog',
      message: `the catalog has ${found.entityRef}`,
    }));
    return locations.length === 0 || taken.length > 0
      ? taken
      : [
          {
            system: 'catalog',
            message: `the catalog already reads ${url}`,
          },
        ];
  }

  /** Who makes the Applications makes no difference: their names and their AppProject are the same. */
  private async argocd(name: string, call: CallOptions): Promise<NameClash[]> {
    const { argocd, platform } = this.deps;
    const { appProject } = serviceNames(name, platform);
    const [applications, projectExists] = await Promise.all([
      argocd.applicationNames(call),
      argocd.projectExists(appProject, call),
    ]);
    const { baseUrl, namespace } = platform.argocd;
    const taken = applications
      .filter(
        application =>
          application.project === appProject ||
          isApplicationOf(application.name, name),
      )
      .map(
        (application): NameClash => ({
          system: 'argocd',
          message: `Argo CD has the Application ${application.name}`,
          url: `${baseUrl}/applications/${namespace}/${application.name}`,
        }),
      );
    return projectExists
      ? [
          ...taken,
          {
            system: 'argocd',
            message: `Argo CD has the AppProject ${appProject}`,
            url: `${baseUrl}/settings/projects/${appProject}`,
          },
        ]
      : taken;
  }
}

/** An environment's name has no hyphen, so `shop-dev-production` is not of `shop`. */
function isApplicationOf(application: string, service: string): boolean {
  const prefix = `${service}-`;
  return (
    application.startsWith(prefix) &&
    !application.slice(prefix.length).includes('-')
  );
}
