import type { Entity } from '@backstage/catalog-model';
import type {
  OperationView,
  PlatformSpec,
} from '@cloudforge/plugin-golden-path-common';

/** A platform on a laptop. */
export const platform: PlatformSpec = {
  gitlab: {
    baseUrl: 'http://localhost:7100',
    appsGroup: 'apps',
    gitopsGroup: 'gitops',
    workloadsProject: 'platform/workloads',
    defaultBranch: 'main',
  },
  argocd: {
    baseUrl: 'http://localhost:7101',
    namespace: 'argocd',
    rootApplication: 'workloads',
    instance: 'sandbox',
    destinationServer: 'https://kubernetes.default.svc',
  },
  domain: 'example.com',
  ingress: { className: 'alb', groupName: 'shared' },
  registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
  aws: { accountId: '123456789012', region: 'eu-central-1' },
  labelPrefix: 'cloudforge.example.com',
  platformOwners: 'platform',
  images: {
    node: 'node:24',
    buildah: 'quay.io/buildah/stable:v1',
    trivy: 'aquasec/trivy:0.69.3',
    awsCli: 'amazon/aws-cli:2',
    yq: 'mikefarah/yq:4',
    semgrep: 'semgrep/semgrep:1',
  },
  blockingSeverity: 'high',
};

/** What a person answered, complete and allowed. */
export const answers = {
  name: 'car-search',
  title: 'Car search',
  description: 'Finds cars: "near", # cheap, ${{ free }}\nand 🚗 red',
  owner: 'group:default/team-rental',
  language: 'node',
  port: 8080,
  exposure: 'public',
  environments: [
    {
      name: 'dev',
      replicas: { min: 1, max: 2 },
      cpu: '100m',
      memory: '128Mi',
    },
    {
      name: 'production',
      replicas: { min: 2, max: 6 },
      cpu: '250m',
      memory: '256Mi',
    },
  ],
  env: { LOG_LEVEL: 'info' },
  costCenter: 'cc-4711',
  tags: ['search'],
};

/** An operation that went well, unless said otherwise. */
export function operation(change: Partial<OperationView> = {}): OperationView {
  const service = change.service ?? 'shop';
  return {
    id: `operation-of-${service}`,
    kind: 'create-service',
    service,
    owner: 'group:default/team-rental',
    initiator: 'user:default/alice',
    taskId: `task-of-${service}`,
    state: 'done',
    stage: 'argocd',
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:02.000Z',
    effects: [],
    links: {
      appRepository: `http://localhost:7100/apps/${service}`,
      gitopsRepository: `http://localhost:7100/gitops/${service}`,
      pipeline: `http://localhost:7100/apps/${service}/-/pipelines`,
      entityRef: `component:default/${service}`,
      applications: [],
    },
    ...change,
  };
}

/** A service as the catalog has it. */
export function component(
  name: string,
  title: string,
  owner = 'group:default/team-rental',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      title,
      annotations: {
        'backstage.io/source-location': `url:http://localhost:7100/apps/${name}/-/tree/main/`,
      },
      links: [
        {
          title: 'Source',
          url: `http://localhost:7100/apps/${name}`,
          icon: 'code',
        },
        {
          title: 'GitOps repository',
          url: `http://localhost:7100/gitops/${name}`,
          icon: 'code',
        },
        { title: 'dev', url: `https://${name}.example.com`, icon: 'web' },
      ],
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
