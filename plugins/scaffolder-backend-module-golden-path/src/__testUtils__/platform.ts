import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';

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
