import { platform, shop } from '../../__testUtils__/example';
import { always, ofKind } from '../../__testUtils__/rendered';
import type { PlatformSpec, ServiceSpec } from '../../spec';
import { renderService } from '../renderService';

function policies(spec: ServiceSpec, of: PlatformSpec): Record<string, any> {
  const { workloads } = renderService(
    { ...spec, environments: spec.environments.slice(0, 1) },
    of,
  );
  return Object.fromEntries(
    ofKind('NetworkPolicy', workloads).map(policy => [
      policy.metadata.name,
      policy.spec,
    ]),
  );
}

const addresses = (peers: any[]) =>
  peers.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr] : []));

describe('networkPolicies', () => {
  it('let nothing pass in any namespace but names and what is allowed', () => {
    always(({ spec, rendered: { gitops, workloads } }) => {
      const all = ofKind('NetworkPolicy', workloads);
      const [deployment] = ofKind('Deployment', gitops);
      for (const { name } of spec.environments) {
        const here = all.filter(
          ({ metadata }) => metadata.namespace === `${spec.name}-${name}`,
        );
        expect(here.map(({ metadata }) => metadata.name)).toEqual([
          'default-deny',
          'allow-dns',
          'allow-requests',
          'allow-calls',
        ]);
        expect(here[0].spec).toEqual({
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
        });
        expect(here[1].spec.egress[0].ports).toEqual([
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ]);
        for (const { podSelector } of [here[2].spec, here[3].spec]) {
          expect(deployment.spec.template.metadata.labels).toMatchObject(
            podSelector.matchLabels,
          );
        }
        expect(here[2].spec.ingress).toHaveLength(1);
        expect(here[2].spec.ingress[0].ports).toEqual([
          { protocol: 'TCP', port: spec.port },
        ]);
        expect(here[2].spec.ingress[0].from).not.toHaveLength(0);
      }
    });
  });

  it('select namespaces by labels that namespaces have', () => {
    always(({ rendered: { workloads } }) => {
      const labels = ofKind('Namespace', workloads).map(
        ({ metadata }) => metadata.labels,
      );
      const allowed = ofKind('NetworkPolicy', workloads)
        .filter(({ metadata }) => metadata.name === 'allow-requests')
        .map(({ spec }) => spec.ingress[0].from[0].namespaceSelector);
      for (const { matchLabels } of allowed) {
        const own = labels.filter(of =>
          Object.entries(matchLabels).every(([key, is]) => of[key] === is),
        );
        expect(own).toHaveLength(1);
      }
    });
  });

  it('let the load balancer in where the service is public', () => {
    const from = (spec: ServiceSpec, of = platform) =>
      addresses(policies(spec, of)['allow-requests'].ingress[0].from);
    expect(from({ ...shop, exposure: 'internal' })).toEqual([]);
    expect(from(shop)).toEqual([
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
    ]);
    const network = { loadBalancerCidrs: ['10.1.0.0/24'] };
    expect(from(shop, { ...platform, network })).toEqual(['10.1.0.0/24']);
  });

  it('keep link-local addresses out of what HTTPS may reach', () => {
    const https = (of: PlatformSpec) =>
      policies(shop, of)['allow-calls'].egress.find(
        ({ ports }: any) => ports?.[0].port === 443,
      ).to;
    expect(https(platform)).toEqual([
      { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } },
    ]);
    const network = { httpsEgressCidrs: ['10.1.0.0/24', '128.0.0.0/1'] };
    expect(https({ ...platform, network })).toEqual([
      { ipBlock: { cidr: '10.1.0.0/24' } },
      { ipBlock: { cidr: '128.0.0.0/1', except: ['169.254.0.0/16'] } },
    ]);
  });

  it('let services reach what the platform names, such as databases', () => {
    const egress = [{ cidr: '10.20.0.0/16', ports: [5432, 6379] }];
    const calls = (of: PlatformSpec) =>
      policies(shop, of)['allow-calls'].egress;
    const { length } = calls(platform);
    const opened = calls({ ...platform, network: { egress } });
    expect(opened).toHaveLength(length + 1);
    expect(opened).toContainEqual({
      to: [{ ipBlock: { cidr: '10.20.0.0/16' } }],
      ports: [
        { protocol: 'TCP', port: 5432 },
        { protocol: 'TCP', port: 6379 },
      ],
    });
  });
});
