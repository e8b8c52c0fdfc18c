import type { Environment, PlatformSpec, ServiceSpec } from '../spec';
import { hostOf } from '../spec/hosts';
import { dashboardUid } from './dashboardUid';
import { exploreUrls } from './exploreUrl';

/**
 * A GitLab project: full path, page for people, and the address that git and
 * Argo CD use, which always ends in `.git`.
 *
 * @public
 */
export interface RepositoryNames {
  /** `apps/shop` */
  path: string;
  /** Full path of the group that holds it: `apps`. */
  group: string;
  url: string;
  cloneUrl: string;
}

/**
 * What one environment of a service is called, and where it is found.
 *
 * @public
 */
export interface EnvironmentNames {
  environment: string;
  /** `shop-dev`; unique, because an environment's name has no hyphen. */
  namespace: string;
  /** Argo CD Application, `shop-dev`. */
  application: string;
  applicationUrl: string;
  /** Folder in the GitOps repository, `overlays/dev`. */
  overlay: string;
  /** Folder of what watches it, `observability/dev`. */
  observability: string;
  /** Where its secrets are in the secret store, `cloudforge/shop/dev`; a name follows. */
  secretsPath: string;
  /** Of its Grafana dashboard. */
  dashboardUid: string;
  dashboardUrl: string;
  /** In Grafana. */
  logsUrl: string;
  tracesUrl: string;
  /** Public services only. */
  host?: string;
  url?: string;
}

/**
 * Every name and address of a service, derived in this one place.
 *
 * @public
 */
export interface ServiceNames {
  name: string;
  /** `component:default/shop` */
  entityRef: string;
  /** `api:default/<name>` */
  apiRef: string;
  app: RepositoryNames;
  gitops: RepositoryNames;
  workloads: RepositoryNames & {
    /** The service's folder, `workloads/shop`. */
    directory: string;
  };
  pipelineUrl: string;
  /** Argo CD AppProject. */
  appProject: string;
  /** Container image without tag or digest. */
  image: string;
  /** IAM role that the pipeline on the default branch assumes. */
  ciRoleArn: string;
  /** In order of promotion; empty when only the name is known. */
  environments: EnvironmentNames[];
}

function repository(path: string, platform: PlatformSpec): RepositoryNames {
  const url = `${platform.gitlab.baseUrl}/${path}`;
  return {
    path,
    group: path.slice(0, path.lastIndexOf('/')),
    url,
    cloneUrl: `${url}.git`,
  };
}

/** AWS has other partitions in China and GovCloud. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function environmentNames(
  service: ServiceSpec,
  environment: Environment,
  platform: PlatformSpec,
): EnvironmentNames {
  const { argocd, ingress, monitoring, secretStore } = platform;
  const unique = `${service.name}-${environment.name}`;
  const uid = dashboardUid(unique);
  const names: EnvironmentNames = {
    environment: environment.name,
    namespace: unique,
    application: unique,
    applicationUrl: `${argocd.baseUrl}/applications/${argocd.namespace}/${unique}`,
    overlay: `overlays/${environment.name}`,
    observability: `observability/${environment.name}`,
    secretsPath: `${secretStore.pathPrefix}/${service.name}/${environment.name}`,
    dashboardUid: uid,
    dashboardUrl: `${monitoring.grafanaUrl}/d/${uid}`,
    ...exploreUrls(platform, {
      service: service.name,
      environment: environment.name,
      namespace: unique,
    }),
  };
  if (service.exposure === 'public') {
    const scheme = ingress.certificateArn ? 'https' : 'http';
    names.host = hostOf(service.name, environment, platform);
    names.url = `${scheme}://${names.host}`;
  }
  return names;
}

/**
 * Names and addresses of a service. Given only its name, `environments` is
 * empty and everything else is complete.
 *
 * @public
 */
export function serviceNames(
  service: ServiceSpec | string,
  platform: PlatformSpec,
): ServiceNames {
  const { gitlab, registry, aws } = platform;
  const spec = typeof service === 'string' ? undefined : service;
  const name = typeof service === 'string' ? service : service.name;
  const app = repository(`${gitlab.appsGroup}/${name}`, platform);
  return {
    name,
    entityRef: `component:default/${name}`,
    apiRef: `api:default/${name}`,
    app,
    gitops: repository(`${gitlab.gitopsGroup}/${name}`, platform),
    workloads: {
      ...repository(gitlab.workloadsProject, platform),
      directory: `workloads/${name}`,
    },
    pipelineUrl: `${app.url}/-/pipelines`,
    appProject: name,
    image: `${registry}/${name}`,
    ciRoleArn: `arn:${partitionOf(aws.region)}:iam::${
      aws.accountId
    }:role/cloudforge-ci-${name}`,
    environments:
      spec?.environments.map(environment =>
        environmentNames(spec, environment, platform),
      ) ?? [],
  };
}
