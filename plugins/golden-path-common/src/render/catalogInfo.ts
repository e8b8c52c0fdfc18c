import type { PlatformSpec, ServiceSpec } from '../spec';
import { type ServiceContext, serviceContext } from './ServiceContext';
import { toYaml } from './yaml';

/**
 * The catalog entity of a service, as `catalog-info.yaml` holds it.
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

function entity(context: ServiceContext): ServiceEntity {
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
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: spec.owner,
      ...(spec.system && { system: spec.system }),
    },
  };
}

/**
 * The catalog entity of a service.
 *
 * @public
 */
export function catalogEntityOf(
  spec: ServiceSpec,
  platform: PlatformSpec,
): ServiceEntity {
  return entity(serviceContext(spec, platform));
}

/** `catalog-info.yaml` */
export function catalogInfo(context: ServiceContext): string {
  return toYaml(entity(context));
}
