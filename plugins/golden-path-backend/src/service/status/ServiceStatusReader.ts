import { ConflictError } from '@backstage/errors';
import {
  Deployed,
  parseServiceSpec,
  PlatformSpec,
  SERVICE_FILE,
  ServiceNames,
  serviceNames,
  ServiceSpec,
  ServiceStatus,
} from '@cloudforge/plugin-golden-path-common';
import { parse } from 'yaml';
import {
  ArgoCdApplication,
  ArgoCdClient,
  CallOptions,
  GitLabClient,
} from '../../vendors';

export interface ServiceStatusReaderDeps {
  platform: PlatformSpec;
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
}

/** Tells how a service runs: what its own repository asks for, beside what Argo CD has. */
export class ServiceStatusReader {
  constructor(private readonly deps: ServiceStatusReaderDeps) {}

  /** Throws ConflictError when the service's own description cannot be read. */
  async read(service: string, call: CallOptions): Promise<ServiceStatus> {
    const { argocd, platform } = this.deps;
    const names = serviceNames(service, platform);
    const [spec, applications] = await Promise.all([
      this.#spec(names, call),
      argocd.applications({ project: names.appProject }, call),
    ]);
    const byName = new Map(applications.map(found => [found.name, found]));
    const { app, environments, gitops, pipelineUrl, workloads } = serviceNames(
      spec,
      platform,
    );
    const { defaultBranch } = platform.gitlab;
    return {
      name: service,
      slo: spec.slo ?? platform.slo,
      owners: { service: spec.owner, platform: platform.platformOwners },
      links: {
        pipeline: pipelineUrl,
        repository: app.url,
        gitopsRepository: gitops.url,
        boundary: `${workloads.url}/-/tree/${defaultBranch}/${workloads.directory}`,
      },
      environments: environments.map(one => ({
        environment: one.environment,
        namespace: one.namespace,
        url: one.url,
        application: { name: one.application, url: one.applicationUrl },
        dashboardUrl: one.dashboardUrl,
        logsUrl: one.logsUrl,
        tracesUrl: one.tracesUrl,
        deployed: deployedOf(byName.get(one.application), gitops.url),
      })),
    };
  }

  async #spec(names: ServiceNames, call: CallOptions): Promise<ServiceSpec> {
    const { gitlab, platform } = this.deps;
    const text = await gitlab.repositories.textFile(
      names.app.path,
      { branch: platform.gitlab.defaultBranch, path: SERVICE_FILE },
      call,
    );
    const parsed = parseServiceSpec(parsedYaml(text));
    if (!parsed.ok || parsed.value.name !== names.name) {
      throw new ConflictError(
        `The file ${SERVICE_FILE} of ${names.app.path} does not describe ${
          names.name
        }, so its environments are not known. ${
          parsed.ok
            ? `It describes ${parsed.value.name}.`
            : parsed.problems
                .map(({ path, message }) => `${path}: ${message}`)
                .join('; ')
        } Its history has the version that was made with the service.`,
      );
    }
    return parsed.value;
  }
}

/** Undefined for what is no YAML, which then is no description either. */
function parsedYaml(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

function deployedOf(
  found: ArgoCdApplication | undefined,
  gitopsUrl: string,
): Deployed | undefined {
  if (!found) {
    return undefined;
  }
  const { revision, failure } = found;
  return {
    sync: found.syncStatus,
    health: found.health,
    revision: revision
      ? { id: revision, url: `${gitopsUrl}/-/commit/${revision}` }
      : undefined,
    images: found.images,
    syncedAt: found.syncedAt,
    problems: [
      ...found.conditions.map(({ message }) => message),
      ...(failure === undefined ? [] : [failure]),
    ],
  };
}
