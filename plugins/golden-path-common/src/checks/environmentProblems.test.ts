import { platform, shop } from '../__testUtils__/example';
import { always } from '../__testUtils__/rendered';
import { type EnvironmentObjects, generateService } from '../render';
import { environmentProblems } from './environmentProblems';

/** The last environment of the example after a change to one of its objects. */
function problemsAfter(kind: string, change: (object: any) => void): string[] {
  const objects = generateService(shop, platform).environments.at(
    -1,
  ) as EnvironmentObjects;
  const copy: EnvironmentObjects = JSON.parse(JSON.stringify(objects));
  const changed = [...copy.workload, ...copy.boundary].find(
    object => object.kind === kind,
  );
  change(changed);
  return environmentProblems(copy, platform.allowedRegistries).map(
    ({ object, message }) => `${object}: ${message}`,
  );
}

const containerOf = (deployment: any) =>
  deployment.spec.template.spec.containers[0];

describe('environmentProblems', () => {
  it('finds none in what is generated, for any service on any platform', () => {
    always(({ platform: of, environments }) => {
      for (const objects of environments) {
        expect(environmentProblems(objects, of.allowedRegistries)).toEqual([]);
      }
    });
  }, 60_000);

  it.each<[string, string, (object: any) => void]>([
    [
      'Ingress',
      'there is no Service "other" with a port "http"',
      ingress => {
        ingress.spec.rules[0].http.paths[1].backend.service.name = 'other';
      },
    ],
    [
      'Ingress',
      'there is no Service "shop" with a port "web"',
      ingress => {
        ingress.spec.rules[0].http.paths[1].backend.service.port.name = 'web';
      },
    ],
    [
      'ServiceMonitor',
      'no Service that it selects has a port "metrics"',
      monitor => {
        monitor.spec.endpoints[0].port = 'metrics';
      },
    ],
    [
      'ServiceMonitor',
      'no Service that it selects has a port "http"',
      monitor => {
        monitor.spec.selector.matchLabels = { app: 'shop' };
      },
    ],
    [
      'HorizontalPodAutoscaler',
      'there is no Deployment "other" to scale',
      autoscaler => {
        autoscaler.spec.scaleTargetRef.name = 'other';
      },
    ],
    [
      'PodDisruptionBudget',
      'it would hold up the drain of a node',
      budget => {
        budget.spec.maxUnavailable = 0;
      },
    ],
    [
      'PodDisruptionBudget',
      'it selects no pod',
      budget => {
        budget.spec.selector.matchLabels = { app: 'shop' };
      },
    ],
    [
      'Service',
      'its pods do not have the port that it sends to',
      service => {
        service.spec.ports[0].targetPort = 'web';
      },
    ],
    [
      'RoleBinding',
      'its Role is not there',
      binding => {
        binding.roleRef.name = 'other';
      },
    ],
    [
      'ValidatingAdmissionPolicyBinding',
      'its policy is not there',
      binding => {
        binding.spec.policyName = 'other';
      },
    ],
    [
      'Application',
      'the AppProject does not permit it',
      application => {
        application.spec.source.repoURL = 'https://other.example.com/x.git';
      },
    ],
    [
      'ConfigMap',
      'it holds more than 1 MiB',
      configMap => {
        configMap.data.BIG = 'x'.repeat(1024 * 1024);
      },
    ],
    [
      'ServiceMonitor',
      'it is not in the namespace shop-production',
      monitor => {
        monitor.metadata.namespace = 'other';
      },
    ],
    [
      'Service',
      'spec.ports.0.port is 99999, which is no port',
      service => {
        service.spec.ports[0].port = 99_999;
      },
    ],
    [
      'Service',
      'the value "a b" of the label "x" is not allowed',
      service => {
        service.metadata.labels.x = 'a b';
      },
    ],
  ])('%s: %s', (kind, message, change) => {
    const expected = expect.stringMatching(
      new RegExp(
        `^production: ${kind}/.*: ${message.replace(/[()"]/g, '\\$&')}$`,
      ),
    );
    expect(problemsAfter(kind, change)).toEqual([expected]);
  });

  it.each<[string, (deployment: any) => void]>([
    [
      'no ExternalSecret makes "value" of the Secret "other"',
      deployment => {
        const [variable] = containerOf(deployment).env.filter(
          ({ valueFrom }: any) => valueFrom?.secretKeyRef,
        );
        variable.valueFrom.secretKeyRef.name = 'other';
      },
    ],
    [
      'the ConfigMap "other" is not there',
      deployment => {
        containerOf(deployment).envFrom[0].configMapRef.name = 'other';
      },
    ],
    [
      'a probe asks a port that is not there',
      deployment => {
        containerOf(deployment).livenessProbe.httpGet.port = 'web';
      },
    ],
    [
      'the volume "cache" is not there',
      deployment => {
        containerOf(deployment).volumeMounts[0].name = 'cache';
      },
    ],
    [
      'its ServiceAccount is not there',
      deployment => {
        deployment.spec.template.spec.serviceAccountName = 'other';
      },
    ],
    [
      'the image quay.io/other:1 is from no allowed registry',
      deployment => {
        containerOf(deployment).image = 'quay.io/other:1';
      },
    ],
    [
      'it does not fit its limits',
      deployment => {
        containerOf(deployment).resources.limits.memory = '2Gi';
      },
    ],
  ])('Deployment: %s', (message, change) => {
    expect(problemsAfter('Deployment', change)).toEqual([
      `production: Deployment/shop: ${message}`,
    ]);
  });

  it('sees when nothing selects a pod any more', () => {
    expect(
      problemsAfter('Deployment', deployment => {
        deployment.spec.template.metadata.labels = { app: 'shop' };
      }),
    ).toEqual(
      expect.arrayContaining([
        'production: Deployment/shop: it does not select its own pods',
        'production: Service/shop: it selects no pod',
        'production: NetworkPolicy/allow-requests: it selects no pod',
      ]),
    );
  });

  it('sees a number of replicas beside an autoscaler', () => {
    expect(
      problemsAfter('Deployment', deployment => {
        deployment.spec.replicas = 3;
      }),
    ).toEqual([
      'production: HorizontalPodAutoscaler/shop: the Deployment has a number of replicas of its own',
    ]);
  });

  it('sees a network policy that opens a port that no pod has', () => {
    expect(
      problemsAfter('Deployment', deployment => {
        containerOf(deployment).ports[0].containerPort = 9090;
      }),
    ).toEqual([
      'production: NetworkPolicy/allow-requests: it opens a port that no pod has',
    ]);
  });
});
