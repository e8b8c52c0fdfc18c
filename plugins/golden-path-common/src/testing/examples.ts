import type {
  PlatformSpec,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';

/**
 * A complete platform, made anew by each call.
 *
 * @param urls - where GitLab and Argo CD are, for tests that reach them
 * @public
 */
export function examplePlatform(
  urls: { gitlab?: string; argocd?: string } = {},
): PlatformSpec {
  return {
    gitlab: {
      baseUrl: urls.gitlab ?? 'https://gitlab.example.com',
      appsGroup: 'apps',
      gitopsGroup: 'gitops',
      workloadsProject: 'platform/workloads',
      defaultBranch: 'main',
    },
    argocd: {
      baseUrl: urls.argocd ?? 'https://argocd.example.com',
      namespace: 'argocd',
      rootApplication: 'workloads',
      instance: 'main',
      destinationServer: 'https://kubernetes.default.svc',
      registration: 'git',
    },
    domain: 'apps.example.com',
    ingress: {
      className: 'alb',
      groupName: 'cloudforge',
      certificateArn:
        'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-4e5f',
    },
    registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
    allowedRegistries: ['123456789012.dkr.ecr.eu-central-1.amazonaws.com'],
    aws: { accountId: '123456789012', region: 'eu-central-1' },
    labelPrefix: 'cloudforge.io',
    resources: {
      default: { cpu: '100m', memory: '256Mi' },
      max: { cpu: '8', memory: '16Gi' },
      cpuBurst: 2,
      minCpuLimit: '1',
    },
    slo: { availability: 99.5, latency: { percent: 99, milliseconds: 500 } },
    secretStore: {
      name: 'aws-secrets-manager',
      pathPrefix: 'cloudforge',
      refreshInterval: '1h',
    },
    monitoring: {
      grafanaUrl: 'https://grafana.example.com',
      selectorLabels: {},
      dashboardLabel: 'grafana_dashboard',
      logsDatasource: 'loki',
      tracesDatasource: 'tempo',
      otlpEndpoint: 'http://alloy.monitoring.svc.cluster.local:4318',
    },
    rbac: { groupPrefix: 'idp:', userPrefix: 'idp:' },
    platformOwners: 'platform',
    images: {
      node: 'node:24',
      buildah: 'quay.io/buildah/stable:v1.41',
      trivy: 'ghcr.io/aquasecurity/trivy:0.69.3',
      semgrep: 'semgrep/semgrep:1.140.0',
      gitleaks: 'ghcr.io/gitleaks/gitleaks:v8.28.0',
      zap: 'ghcr.io/zaproxy/zaproxy:2.16.1',
      tools: 'alpine:3.22',
    },
    signing: {
      fulcioUrl: 'https://fulcio.sigstore.dev',
      rekorUrl: 'https://rekor.sigstore.dev',
    },
    blockingSeverity: 'high',
  };
}

/**
 * A complete service named `shop`, made anew by each call.
 *
 * @param change - what is different in the service that a test needs
 * @public
 */
export function exampleService(change: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    apiVersion: 'cloudforge.io/v1',
    kind: 'Service',
    name: 'shop',
    title: 'Shop',
    description: 'Sells: "things" # and more\n\n${{ free }} 🚗',
    owner: 'group:default/team-rental',
    system: 'rental',
    language: 'node',
    port: 8080,
    exposure: 'public',
    environments: [
      {
        name: 'dev',
        replicas: { min: 1, max: 1 },
        cpu: '100m',
        memory: '128Mi',
      },
      {
        name: 'production',
        replicas: { min: 2, max: 6 },
        cpu: '1',
        memory: '1Gi',
        host: 'shop.apps.example.com',
        secrets: ['PAYMENT_KEY'],
      },
    ],
    env: { LOG_LEVEL: 'info', GREETING: 'costs $(PORT) $$' },
    secrets: ['DATABASE_URL'],
    slo: { availability: 99.9, latency: { percent: 99, milliseconds: 300 } },
    costCenter: '4711',
    tags: ['shop'],
    ...change,
  };
}
