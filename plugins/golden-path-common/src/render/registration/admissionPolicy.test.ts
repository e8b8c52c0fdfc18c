import { platform, shop } from '../../__testUtils__/example';
import { always } from '../../__testUtils__/rendered';
import { type AdmissionPolicy, refusalsOf } from '../../testing';
import type { EnvironmentObjects } from '../clusterObjects';
import { generateService } from '../renderService';

/** What the API server of an environment would say to an object. */
function refusals(
  { boundary }: EnvironmentObjects,
  resource: string,
  object: object,
): string[] {
  const policy = boundary.find(
    ({ kind }) => kind === 'ValidatingAdmissionPolicy',
  ) as unknown as AdmissionPolicy;
  return refusalsOf(policy, resource, object);
}

const RESOURCES: Record<string, string> = {
  Deployment: 'pods',
  ExternalSecret: 'externalsecrets',
  Ingress: 'ingresses',
  PrometheusRule: 'prometheusrules',
  Service: 'services',
  ServiceMonitor: 'servicemonitors',
};

/** As the API server sees it: of a Deployment, the pods. */
const submitted = (object: any) =>
  object.kind === 'Deployment' ? object.spec.template : object;

const [dev] = generateService(shop, platform).environments;

/** Refusals of an object of the example after a change that somebody commits. */
function afterChange(kind: string, change: (object: any) => void): string[] {
  const copy = JSON.parse(
    JSON.stringify(dev.workload.find(object => object.kind === kind)),
  );
  change(copy);
  return refusals(dev, RESOURCES[kind], submitted(copy));
}

const ALB = 'alb.ingress.kubernetes.io';

describe('admissionPolicy', () => {
  it('lets in everything that is generated, for any service on any platform', () => {
    always(({ environments }) => {
      for (const objects of environments) {
        const refused = objects.workload
          .filter(({ kind }) => kind in RESOURCES)
          .flatMap(object =>
            refusals(objects, RESOURCES[object.kind], submitted(object)),
          );
        expect(refused).toEqual([]);
      }
    });
  }, 300_000);

  it('lets in the image that the pipeline has pushed', () => {
    expect(
      afterChange('Deployment', ({ spec }) => {
        const [container] = spec.template.spec.containers;
        container.image = `${platform.registry}/shop@sha256:${'0'.repeat(64)}`;
      }),
    ).toEqual([]);
  });

  it('lets a team tune its health checks and its target group', () => {
    expect(
      afterChange('Ingress', ({ metadata }) => {
        metadata.annotations[`${ALB}/healthcheck-interval-seconds`] = '5';
        metadata.annotations[`${ALB}/target-group-attributes`] = 'x=y';
        metadata.annotations['example.com/note'] = 'mine';
      }),
    ).toEqual([]);
  });

  it('lets a service drop series, and change its own rules', () => {
    expect([
      ...afterChange('ServiceMonitor', ({ spec }) => {
        spec.endpoints[0].honorLabels = false;
        spec.endpoints[0].metricRelabelings = [
          { action: 'drop', sourceLabels: ['__name__'], regex: 'nodejs_.*' },
        ];
      }),
      ...afterChange('PrometheusRule', ({ spec }) => {
        spec.groups.push({ name: 'none' });
        spec.groups[0].rules[0].expr = 'vector(1)';
        spec.groups.at(-2).rules[0].labels.severity = 'ticket';
      }),
    ]).toEqual([]);
  });

  it('refuses every Ingress of an internal service', () => {
    const {
      environments: [internal],
    } = generateService({ ...shop, exposure: 'internal' }, platform);
    const ingress = dev.workload.find(({ kind }) => kind === 'Ingress');
    expect(ingress).toBeDefined();
    expect(refusals(internal, 'ingresses', { ...ingress })).toEqual([
      'an internal service has no Ingress',
    ]);
  });

  it.each<[string, string, (object: any) => void]>([
    [
      'an image from anywhere',
      'Deployment',
      ({ spec }) => {
        spec.template.spec.containers[0].image = 'docker.io/evil/miner:1';
      },
    ],
    [
      'a registry that only begins like an allowed one',
      'Deployment',
      ({ spec }) => {
        spec.template.spec.containers[0].image = `${platform.registry}.evil.com/x:1`;
      },
    ],
    [
      'an init container from anywhere',
      'Deployment',
      ({ spec }) => {
        spec.template.spec.initContainers = [{ name: 'x', image: 'evil' }];
      },
    ],
    [
      'a container for debugging from anywhere',
      'Deployment',
      ({ spec }) => {
        spec.template.spec.ephemeralContainers = [{ name: 'x', image: 'evil' }];
      },
    ],
    [
      "another service's host",
      'Ingress',
      ({ spec }) => {
        spec.rules.push({ ...spec.rules[0], host: 'rental.apps.example.com' });
      },
    ],
    [
      'every host',
      'Ingress',
      ({ spec }) => {
        delete spec.rules[0].host;
      },
    ],
    [
      'what no host is asked for',
      'Ingress',
      ({ spec }) => {
        spec.defaultBackend = { service: { name: 'shop' } };
      },
    ],
    [
      "another service's name in DNS",
      'Ingress',
      ({ metadata }) => {
        metadata.annotations['external-dns.alpha.kubernetes.io/hostname'] =
          'rental.apps.example.com';
      },
    ],
    [
      "another service's host by a condition of the load balancer",
      'Ingress',
      ({ metadata }) => {
        metadata.annotations[`${ALB}/conditions.shop`] = JSON.stringify([
          {
            field: 'host-header',
            hostHeaderConfig: { values: ['rental.apps.example.com'] },
          },
        ]);
      },
    ],
    [
      'a load balancer of its own',
      'Ingress',
      ({ metadata }) => {
        delete metadata.annotations[`${ALB}/group.name`];
      },
    ],
    [
      'plain HTTP',
      'Ingress',
      ({ metadata }) => {
        metadata.annotations[`${ALB}/listen-ports`] = '[{"HTTP":80}]';
      },
    ],
    [
      'settings of the shared load balancer',
      'Ingress',
      ({ metadata }) => {
        metadata.annotations[`${ALB}/security-groups`] = 'sg-0';
      },
    ],
    [
      'a name in DNS by way of a Service',
      'Service',
      ({ metadata }) => {
        metadata.annotations = {
          'external-dns.alpha.kubernetes.io/hostname': 'rental.example.com',
        };
      },
    ],
    [
      'a load balancer by way of a Service',
      'Service',
      ({ spec }) => {
        spec.type = 'LoadBalancer';
      },
    ],
    [
      "another service's secret",
      'ExternalSecret',
      ({ spec }) => {
        spec.data[0].remoteRef.key = 'cloudforge/rental/dev/DATABASE_URL';
      },
    ],
    [
      "another environment's secret",
      'ExternalSecret',
      ({ spec }) => {
        spec.data[0].remoteRef.key = 'cloudforge/shop/production/DATABASE_URL';
      },
    ],
    [
      'all secrets at once',
      'ExternalSecret',
      ({ spec }) => {
        spec.dataFrom = [{ find: { name: { regexp: '.*' } } }];
      },
    ],
    [
      'a secret from another store',
      'ExternalSecret',
      ({ spec }) => {
        spec.data[0].sourceRef = { storeRef: { name: 'other' } };
      },
    ],
    [
      'metrics of another namespace',
      'ServiceMonitor',
      ({ spec }) => {
        spec.namespaceSelector = { any: true };
      },
    ],
    [
      'series that say themselves whose they are',
      'ServiceMonitor',
      ({ spec }) => {
        spec.endpoints[0].honorLabels = true;
      },
    ],
    ...['relabelings', 'metricRelabelings'].map(
      (list): [string, string, (object: any) => void] => [
        `series made another service's by ${list}`,
        'ServiceMonitor',
        ({ spec }) => {
          spec.endpoints[0][list] = [
            { targetLabel: 'namespace', replacement: 'rental-dev' },
          ];
        },
      ],
    ),
    ...['targetLabels', 'podTargetLabels'].map(
      (list): [string, string, (object: any) => void] => [
        `series made another service's by ${list}`,
        'ServiceMonitor',
        ({ spec }) => {
          spec[list] = ['namespace'];
        },
      ],
    ),
    [
      "another service's error rate",
      'PrometheusRule',
      ({ spec }) => {
        spec.groups[0].rules[0].labels.namespace = 'rental-dev';
      },
    ],
    [
      'series of no namespace',
      'PrometheusRule',
      ({ spec }) => {
        delete spec.groups[0].rules[0].labels;
      },
    ],
    [
      'alerts to another team',
      'PrometheusRule',
      ({ spec }) => {
        spec.groups.at(-1).rules[0].labels.owner = 'team-fleet';
      },
    ],
    [
      'alerts to nobody',
      'PrometheusRule',
      ({ spec }) => {
        delete spec.groups.at(-1).rules[0].labels.owner;
      },
    ],
  ])('refuses %s', (_, kind, change) => {
    expect(afterChange(kind, change)).not.toEqual([]);
  });
});
