/**
 * Every limit of a service specification in one table, with where it comes from.
 *
 * @public
 */
export const limits = {
  /** DNS-1123 label with room for `-<environment>` inside 63 characters. */
  name: { min: 3, max: 40 },
  title: { min: 1, max: 100 },
  /** Ours: long enough for a page of text, short enough for one annotation. */
  description: { max: 10_000 },
  environments: { min: 1, max: 5 },
  /** Keeps `<name>-<environment>` within 63 characters, with room for a suffix; no hyphen, so that it is unique. */
  environmentName: { min: 2, max: 16 },
  replicas: { min: 1, max: 50 },
  /** 1024 and below need privilege, which no container has. */
  port: { min: 1025, max: 65_535 },
  /** `maxTotal`: bytes of all names and values, with room in the 1 MiB that a ConfigMap holds. */
  env: { maxEntries: 100, maxKey: 128, maxValue: 4_096, maxTotal: 983_040 },
  secrets: { max: 30, maxName: 63 },
  /** Percent. Below 95 the fastest burn that pages, 14.4 times the budget, is more than all requests. */
  objective: { min: 95, max: 99.999 },
  tags: { max: 10, maxLength: 63 },
  costCenter: { max: 63 },
  host: { max: 253 },
  /** Backstage's limit of an entity's name and namespace. */
  entityName: { max: 63 },
  /** Leaves room for `<name>-<environment>.` in a DNS name. */
  domain: { max: 195 },
} as const;

/**
 * Names that a service cannot have: they would shadow something that the
 * platform, GitLab or Kubernetes already calls by that name.
 *
 * @public
 */
export const reservedNames: readonly string[] = [
  'admin',
  'api',
  'argocd',
  'backstage',
  'bootstrap',
  'calico-apiserver',
  'calico-system',
  'catalog',
  'cert-manager',
  'cloudforge',
  'default',
  'external-dns',
  'external-secrets',
  'gitops',
  'grafana',
  'groups',
  'health',
  'help',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'monitoring',
  'platform',
  'portal',
  'projects',
  'root',
  'snippets',
  'system',
  'tigera-operator',
  'users',
  'workloads',
];

/**
 * Variables that the platform sets itself, so that a service cannot.
 *
 * @public
 */
export const reservedVariables: readonly string[] = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_SERVICE_NAME',
  'PORT',
  'SERVICE_ENVIRONMENT',
  'SERVICE_NAME',
];
