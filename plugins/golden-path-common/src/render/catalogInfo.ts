import type { PlatformSpec, ServiceSpec } from '../spec';
import { type ServiceContext, serviceContext } from './ServiceContext';
import { toYaml } from './yaml';

/**
 * The catalog entity of a service, the first in its `catalog-info.yaml`.
 *
 * @public
 */
export interface ServiceEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component';
  metadata: {
    name: string;
    title: string;
    description: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    tags: string[];
    links: { url: string; title: string; icon: string }[];
  };
  spec: {
    type: 'service';
    lifecycle: 'production';
    owner: string;
    system?: string;
    providesApis: string[];
  };
}

/**
 * The catalog entity of the HTTP API that a service offers, described by the
 * `openapi.json` beside `catalog-info.yaml`.
 *
 * @public
 */
export interface ServiceApiEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'API';
  metadata: { name: string; title: string; description: string };
  spec: {
    type: 'openapi';
    lifecycle: 'production';
    owner: string;
    system?: string;
    definition: { $text: string };
  };
}

function annotations({
  names,
  platform,
  labels,
}: ServiceContext): Record<string, string> {
  const { labelPrefix, argocd, gitlab } = platform;
  return {
    'backstage.io/techdocs-ref': 'dir:.',
    'backstage.io/kubernetes-id': names.name,
    'backstage.io/kubernetes-label-selector': `app.kubernetes.io/name=${names.name}`,
    // Keys of @immobiliarelabs/backstage-plugin-gitlab.
    'gitlab.com/project-slug': names.app.path,
    'gitlab.com/instance': new URL(gitlab.baseUrl).host,
    // Keys of @backstage-community/plugin-argocd: a selector, since one name
    // would show one environment only; the project keeps out what others label.
    'argocd/app-selector': `${labels.serviceKey}=${names.name}`,
    'argocd/project-name': names.appProject,
    'argocd/instance-name': argocd.instance,
    // Keys of @backstage-community/plugin-grafana.
    'grafana/dashboard-selector': `(tags @> 'cloudforge') && (tags @> '${names.name}')`,
    'grafana/alert-label-selector': `service=${names.name}`,
    [`${labelPrefix}/gitops-repository`]: names.gitops.url,
    [`${labelPrefix}/workloads-directory`]: names.workloads.directory,
  };
}

function links({ names }: ServiceContext): ServiceEntity['metadata']['links'] {
  return [
    { url: names.app.url, title: 'Source', icon: 'code' },
    { url: names.gitops.url, title: 'GitOps repository', icon: 'code' },
    { url: names.pipelineUrl, title: 'Pipelines', icon: 'dashboard' },
    ...names.environments.flatMap(environment => [
      {
        url: environment.applicationUrl,
        title: `Argo CD: ${environment.environment}`,
        icon: 'dashboard',
      },
      {
        url: environment.dashboardUrl,
        title: `Dashboard: ${environment.environment}`,
        icon: 'dashboard',
      },
      ...(environment.url
        ? [
            {
              url: environment.url,
              title: environment.environment,
              icon: 'web',
            },
          ]
        : []),
    ]),
  ];
}

function component(context: ServiceContext): ServiceEntity {
  const { spec, platform } = context;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: spec.name,
      title: spec.title,
      description: spec.description,
      labels: { [`${platform.labelPrefix}/cost-center`]: spec.costCenter },
      annotations: annotations(context),
      tags: [...spec.tags],
      links: links(context),
    },
    spec: { type: 'service', ...belonging(spec), providesApis: [spec.name] },
  };
}

/**
 * Beside `catalog-info.yaml`, which points to it: the OpenAPI document of the
 * service. The template's skeleton brings it.
 *
 * @public
 */
export const API_DEFINITION_FILE = 'openapi.json';

function api({ spec }: ServiceContext): ServiceApiEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: spec.name,
      title: spec.title,
      description: `What ${spec.name} offers over HTTP`,
    },
    spec: {
      type: 'openapi',
      ...belonging(spec),
      definition: { $text: `./${API_DEFINITION_FILE}` },
    },
  };
}

function belonging({ owner, system }: ServiceSpec) {
  return {
    lifecycle: 'production' as const,
    owner,
    ...(system && { system }),
  };
}

/**
 * The catalog entities of a service: itself and its API.
 *
 * @public
 */
export function catalogEntitiesOf(
  spec: ServiceSpec,
  platform: PlatformSpec,
): [ServiceEntity, ServiceApiEntity] {
  const context = serviceContext(spec, platform);
  return [component(context), api(context)];
}

/** `catalog-info.yaml` */
export function catalogInfo(context: ServiceContext): string {
  return toYaml(component(context), api(context));
}
