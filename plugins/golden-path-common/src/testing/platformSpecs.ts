import fc from 'fast-check';
import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import { anySlo } from './slos';

const account = fc
  .integer({ min: 0, max: 999_999_999_999 })
  .map(number => String(number).padStart(12, '0'));

const region = fc.constantFrom(
  'eu-central-1',
  'us-east-1',
  'us-gov-west-1',
  'cn-north-1',
  'ap-southeast-2',
);

const address = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('localhost', '127.0.0.1', 'gitlab.example.com', 'a'),
    fc.constantFrom('', ':7100', ':443'),
    fc.constantFrom('', '/gitlab', '/a/b'),
  )
  .map(([scheme, host, port, path]) => `${scheme}://${host}${port}${path}`);

const group = fc.constantFrom('apps', 'a/b/c', 'Team.One/apps_2', '_x', '0123');

const name = fc.constantFrom('argocd', 'main', 'yes', '0123', 'a-b');

const domain = fc.constantFrom(
  'example.com',
  'localhost',
  'a.b-c.0d.example',
  ['d'.repeat(63), 'e'.repeat(63), 'f'.repeat(63), 'com'].join('.').slice(-195),
);

const image = fc.constantFrom(
  'node:24',
  'registry.example.com:5000/tools/node:24-bookworm',
  `docker.io/library/node@sha256:${'0123456789abcdef'.repeat(4)}`,
);

const cidrs = fc.uniqueArray(
  fc.constantFrom('10.0.0.0/16', '192.0.2.0/24', '0.0.0.0/0'),
  { minLength: 1 },
);

const egress = fc.array(
  fc.record({
    cidr: fc.constantFrom('10.20.0.0/16', '128.0.0.0/1'),
    ports: fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 3 },
);

const size = fc.record({
  cpu: fc.constantFrom('1m', '100m', '2'),
  memory: fc.constantFrom('1Mi', '256Mi', '2Gi'),
});

const resources = fc.record({
  default: size,
  // Whatever size is drawn for a service is within it.
  max: fc.constant({ cpu: '99999m', memory: '999999Gi' }),
  cpuBurst: fc.integer({ min: 1, max: 10 }),
  minCpuLimit: fc.constantFrom('1m', '500m', '1', '4'),
});

const secretStore = fc.record({
  name: fc.constantFrom('aws', 'aws-secrets-manager', 'a.b', 'no'),
  pathPrefix: fc.constantFrom('cloudforge', 'a/b_c', '0123', 'x+=.@-'),
  refreshInterval: fc.constantFrom('1h', '30m', '3600s'),
});

const monitoring = fc.record(
  {
    grafanaUrl: address,
    selectorLabels: fc.constantFrom<Record<string, string>>(
      {},
      { release: 'kube-prometheus-stack' },
      { 'example.com/scrape': 'yes' },
    ),
    dashboardLabel: fc.constantFrom('grafana_dashboard', 'example.com/grafana'),
    logsDatasource: fc.constantFrom('loki', 'P8E80F9AEF21F6940'),
    tracesDatasource: fc.constantFrom('tempo', 'traces-1'),
    otlpEndpoint: address,
  },
  {
    requiredKeys: [
      'grafanaUrl',
      'selectorLabels',
      'dashboardLabel',
      'logsDatasource',
      'tracesDatasource',
    ],
  },
);

const rbac = fc.record({
  groupPrefix: fc.constantFrom('', 'idp:', 'oidc:groups/'),
  userPrefix: fc.constantFrom('', 'https://idp.example.com/'),
});

const registries = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(account, region)
        .map(([who, where]) => `${who}.dkr.ecr.${where}.amazonaws.com`),
      fc.constantFrom('localhost:5000', 'registry.example.com/team/apps'),
    ),
    fc.uniqueArray(fc.constantFrom('quay.io', 'registry.example.com')),
  )
  .map(([registry, others]) => ({
    registry,
    allowedRegistries: [registry, ...others],
  }));

const ingress = fc.record(
  {
    className: fc.constantFrom('alb', 'no', 'a.b'),
    groupName: fc.constantFrom('shared', 'on', '0123', 'a-b.c'),
    certificateArn: fc
      .tuple(region, account)
      .map(
        ([where, who]) =>
          `arn:aws:acm:${where}:${who}:certificate/0a1b2c3d-0000-4444-8888-ffffffffffff`,
      ),
  },
  { requiredKeys: ['className', 'groupName'] },
);

/**
 * Any platform specification that parses.
 *
 * @public
 */
export function anyPlatformSpec(): fc.Arbitrary<PlatformSpec> {
  const rest = fc.record(
    {
      gitlab: fc.record({
        baseUrl: address,
        appsGroup: group,
        gitopsGroup: group,
        workloadsProject: group.map(path => `${path}/workloads`),
        defaultBranch: fc.constantFrom('main', 'trunk', '1.0', 'no'),
      }),
      argocd: fc.record({
        baseUrl: address,
        namespace: name,
        rootApplication: name,
        instance: name,
        destinationServer: address,
        registration: fc.constantFrom('git', 'rest'),
      }),
      domain,
      ingress,
      network: fc.record(
        { loadBalancerCidrs: cidrs, httpsEgressCidrs: cidrs, egress },
        { requiredKeys: [] },
      ),
      aws: fc.record({ accountId: account, region }),
      resources,
      slo: anySlo(),
      secretStore,
      monitoring,
      rbac,
      labelPrefix: fc.constantFrom('cloudforge.io', 'a', 'x-1.example.com'),
      platformOwners: group,
      images: fc.record({
        node: image,
        buildah: image,
        trivy: image,
        semgrep: image,
        gitleaks: image,
        zap: image,
        tools: image,
      }),
      signing: fc.record({
        fulcioUrl: fc.oneof(
          address,
          fc.constant('https://fulcio.sigstore.dev'),
        ),
        rekorUrl: fc.constant('https://rekor.sigstore.dev'),
      }),
      blockingSeverity: fc.constantFrom('critical', 'high', 'moderate', 'low'),
    },
    {
      requiredKeys: [
        'gitlab',
        'argocd',
        'domain',
        'ingress',
        'aws',
        'resources',
        'slo',
        'secretStore',
        'monitoring',
        'rbac',
        'labelPrefix',
        'platformOwners',
        'images',
        'blockingSeverity',
      ],
    },
  );
  return fc
    .tuple(rest, registries)
    .map(([platform, where]) => ({ ...platform, ...where }));
}
