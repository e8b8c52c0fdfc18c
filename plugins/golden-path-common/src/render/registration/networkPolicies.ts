import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import { includesLinkLocal, LINK_LOCAL } from '../../spec/addressRange';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { managedBy } from '../labels';
import { boundaryMetadata } from './boundary';

/** RFC 1918: where the load balancer is when the platform does not say it more exactly. */
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

const ANYWHERE = '0.0.0.0/0';

/** Address of the EKS Pod Identity agent, from which the AWS SDKs get credentials. */
const POD_IDENTITY_AGENT = '169.254.170.23/32';

/** OTLP over gRPC and over HTTP. */
const OTLP_PORTS = [4317, 4318];

const ipBlocks = (cidrs: readonly string[]) =>
  cidrs.map(cidr => ({
    ipBlock: {
      cidr,
      ...(includesLinkLocal(cidr) && { except: [LINK_LOCAL] }),
    },
  }));

const tcp = (...ports: number[]) =>
  ports.map(port => ({ protocol: 'TCP' as const, port }));

const monitoring = {
  namespaceSelector: { matchLabels: { 'idp-role': 'monitoring' } },
};

/** Services of the same environment; production and development stay apart. */
function peers({ labels }: ServiceContext, environment: string) {
  return {
    namespaceSelector: {
      matchLabels: { ...managedBy, [labels.environmentKey]: environment },
    },
  };
}

const denyAll: INetworkPolicySpec = {
  podSelector: {},
  policyTypes: ['Ingress', 'Egress'],
};

const allowDns: INetworkPolicySpec = {
  podSelector: {},
  policyTypes: ['Egress'],
  egress: [
    {
      to: [
        {
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
          },
          podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
        },
      ],
      ports: [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 53 },
      ],
    },
  ],
};

function allowRequests(
  context: ServiceContext,
  { environment }: EnvironmentContext,
): INetworkPolicySpec {
  const { spec, labels, platform } = context;
  const loadBalancer =
    spec.exposure === 'public'
      ? ipBlocks(platform.network?.loadBalancerCidrs ?? PRIVATE_NETWORKS)
      : [];
  return {
    podSelector: { matchLabels: labels.selector },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [peers(context, environment), monitoring, ...loadBalancer],
        ports: tcp(spec.port),
      },
    ],
  };
}

/**
 * HTTPS is open to any address unless the platform narrows it: AWS answers on
 * interface endpoints inside the VPC, but S3, DynamoDB and other people's APIs
 * on public addresses, and a NetworkPolicy knows no host names.
 */
function allowCalls(
  context: ServiceContext,
  { environment }: EnvironmentContext,
): INetworkPolicySpec {
  const { labels, platform } = context;
  return {
    podSelector: { matchLabels: labels.selector },
    policyTypes: ['Egress'],
    egress: [
      { to: [peers(context, environment)] },
      {
        to: ipBlocks(platform.network?.httpsEgressCidrs ?? [ANYWHERE]),
        ports: tcp(443),
      },
      ...(platform.network?.egress ?? []).map(({ cidr, ports }) => ({
        to: ipBlocks([cidr]),
        ports: tcp(...ports),
      })),
      { to: ipBlocks([POD_IDENTITY_AGENT]), ports: tcp(80) },
      { to: [monitoring], ports: tcp(...OTLP_PORTS) },
    ],
  };
}

/** Nothing may pass but what is named here. */
export function networkPolicies(
  context: ServiceContext,
  environment: EnvironmentContext,
): INetworkPolicy[] {
  const policies: Record<string, INetworkPolicySpec> = {
    'default-deny': denyAll,
    'allow-dns': allowDns,
    'allow-requests': allowRequests(context, environment),
    'allow-calls': allowCalls(context, environment),
  };
  return Object.entries(policies).map(([name, spec]) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: boundaryMetadata(context, environment, name),
    spec,
  }));
}
