import type { JsonObject } from '@backstage/types';

/** The `cloudforge` part of app-config, complete. */
export function appConfig(): { cloudforge: JsonObject } {
  return {
    cloudforge: {
      platform: {
        gitlab: {
          baseUrl: 'http://127.0.0.1:7100',
          appsGroup: 'apps',
          gitopsGroup: 'gitops',
          workloadsProject: 'platform/workloads',
          defaultBranch: 'main',
        },
        argocd: {
          baseUrl: 'http://127.0.0.1:7101',
          namespace: 'argocd',
          rootApplication: 'workloads',
          instance: 'main',
          destinationServer: 'https://kubernetes.default.svc',
        },
        domain: 'apps.example.com',
        ingress: { className: 'alb', groupName: 'cloudforge' },
        registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
        aws: { accountId: '123456789012', region: 'eu-central-1' },
        labelPrefix: 'cloudforge.io',
        platformOwners: 'platform',
        images: {
          node: 'node:24',
          buildah: 'buildah:1',
          trivy: 'trivy:1',
          awsCli: 'aws-cli:2',
          yq: 'yq:4',
          semgrep: 'semgrep:1',
        },
        blockingSeverity: 'high',
      },
      gitlab: { apiUrl: 'http://127.0.0.1:7100/api/v4', token: 'glpat-secret' },
      argocd: { url: 'http://127.0.0.1:7101', token: 'argocd-secret' },
    },
  };
}
