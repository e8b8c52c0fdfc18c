import {
  type NameCheck,
  type NameClash,
  type PlatformSpec,
  serviceNameSchema,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { catalogFileUrl } from '../createService';
import {
  type ArgoCdClient,
  type CallOptions,
  type CatalogRegistry,
  type GitLabClient,
  VendorUnavailableError,
} from '../vendors';

export interface NameCheckerDeps {
  platform: PlatformSpec;
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
  catalog: CatalogRegistry;
}

/** Looks for a name in every system where it could be taken. */
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
    const signal = AbortSignal.timeout(withinMs);
    const names = serviceNames(name, this.deps.platform);
    try {
      const found = await Promise.all([
        this.project(names.app, name, { signal }),
        this.project(names.gitops, name, { signal }),
        this.workloads(name, { signal }),
        this.catalog(name, { signal }),
        this.argocd(name, { signal }),
      ]);
      const clashes = found.flat();
      return { name, available: clashes.length === 0, problems: [], clashes };
    } catch (error) {
      if (signal.aborted) {
        throw new VendorUnavailableError(
          `Could not find out within ${
            withinMs / 1000
          } s whether the name ${name} is taken: GitLab, Argo CD or the catalog is slow. Try again`,
          false,
        );
      }
      throw error;
    }
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
