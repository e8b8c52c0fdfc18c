import { platform, shop } from '../../__testUtils__/example';
import {
  always,
  objectAt,
  objectsIn,
  ofKind,
} from '../../__testUtils__/rendered';
import { reservedVariables } from '../../spec';
import type { Files } from '../Files';
import { renderService } from '../renderService';

const patchOf = (files: Files, environment: string) =>
  objectAt(`overlays/${environment}/deployment-patch.yaml`, files);

describe('manifests of any service', () => {
  it('give every environment an overlay with all of its files', () => {
    always(({ spec, rendered: { gitops } }) => {
      const expected = [
        'README.md',
        'CODEOWNERS',
        'base/kustomization.yaml',
        'base/config-map.yaml',
        'base/deployment.yaml',
        'base/pod-disruption-budget.yaml',
        'base/service.yaml',
        'base/service-account.yaml',
        ...spec.environments.flatMap(({ name, replicas, secrets = [] }) => [
          `observability/${name}/kustomization.yaml`,
          `observability/${name}/service-monitor.yaml`,
          `observability/${name}/prometheus-rule.yaml`,
          `observability/${name}/dashboard.json`,
          ...(spec.secrets.length + secrets.length > 0
            ? [`overlays/${name}/external-secrets.yaml`]
            : []),
          `overlays/${name}/kustomization.yaml`,
          `overlays/${name}/deployment-patch.yaml`,
          ...(spec.exposure === 'public'
            ? [`overlays/${name}/ingress.yaml`]
            : []),
          ...(replicas.min < replicas.max
            ? [`overlays/${name}/horizontal-pod-autoscaler.yaml`]
            : []),
        ]),
      ];
      expect(Object.keys(gitops).sort()).toEqual(expected.sort());
    });
  });

  it('list files that exist, and all of them', () => {
    always(({ rendered: { gitops } }) => {
      const lists = objectsIn(gitops).filter(
        ({ object }) => object.kind === 'Kustomization',
      );
      for (const { path, object } of lists) {
        const folder = path.replace(/[^/]*$/, '');
        const listed = [
          ...object.resources.filter((file: string) => !file.startsWith('../')),
          ...(object.configMapGenerator ?? []).flatMap(
            (generator: any) => generator.files,
          ),
          ...(object.patches ?? []).map((patch: any) => patch.path),
        ];
        const there = Object.keys(gitops)
          .filter(file => file.startsWith(folder) && file !== path)
          .map(file => file.slice(folder.length));
        expect(listed.sort()).toEqual(there.sort());
      }
    });
  });

  it('let no container have more than it needs', () => {
    always(({ spec, rendered: { gitops } }) => {
      const [deployment] = ofKind('Deployment', gitops);
      const pod = deployment.spec.template.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        serviceAccountName: spec.name,
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      });
      expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
      expect(pod).not.toHaveProperty('hostNetwork');
      for (const volume of pod.volumes) {
        expect(Object.keys(volume).sort()).toEqual(['emptyDir', 'name']);
      }
      for (const container of pod.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ['ALL'] },
        });
        for (const probe of ['startup', 'readiness', 'liveness']) {
          expect(container[`${probe}Probe`].httpGet.port).toBe('http');
        }
      }
    });
  });

  it('size every environment as asked, or as the platform does, with limits', () => {
    always(({ spec, platform: of, rendered: { gitops } }) => {
      for (const environment of spec.environments) {
        const { cpu, memory } = { ...of.resources.default, ...environment };
        const [container] = patchOf(gitops, environment.name).spec.template.spec
          .containers;
        expect(container.name).toBe(spec.name);
        expect(container.resources).toEqual({
          requests: { cpu, memory, 'ephemeral-storage': '64Mi' },
          limits: {
            cpu: expect.stringMatching(/^\d+m$/),
            memory,
            'ephemeral-storage': '256Mi',
          },
        });
      }
    });
  });

  it('let a node be drained, however few pods there are', () => {
    always(({ rendered: { gitops } }) => {
      const [{ spec: budget }] = ofKind('PodDisruptionBudget', gitops);
      expect(budget).toMatchObject({ maxUnavailable: 1 });
      expect(budget).not.toHaveProperty('minAvailable');
    });
  });

  it('fetch every declared secret of each environment from its own place', () => {
    always(({ spec, platform: of, rendered: { gitops } }) => {
      for (const { name, secrets = [] } of spec.environments) {
        const declared = [...spec.secrets, ...secrets];
        const fetched = objectsIn(gitops)
          .filter(
            ({ path }) => path === `overlays/${name}/external-secrets.yaml`,
          )
          .map(({ object }) => object.spec);
        expect(fetched.map(({ data }) => data[0].remoteRef.key)).toEqual(
          declared.map(
            secret =>
              `${of.secretStore.pathPrefix}/${spec.name}/${name}/${secret}`,
          ),
        );
        for (const { secretStoreRef } of fetched) {
          expect(secretStoreRef).toEqual({
            kind: 'ClusterSecretStore',
            name: of.secretStore.name,
          });
        }
        const [{ env = [] }] = patchOf(gitops, name).spec.template.spec
          .containers;
        expect(
          env.map((variable: any) => [
            variable.name,
            variable.valueFrom.secretKeyRef.name,
          ]),
        ).toEqual(
          declared.map((secret, index) => [secret, fetched[index].target.name]),
        );
      }
    });
  });

  it('leave the number of pods to the autoscaler where there is one', () => {
    always(({ spec, rendered: { gitops } }) => {
      expect(ofKind('Deployment', gitops)[0].spec).not.toHaveProperty(
        'replicas',
      );
      for (const { name, replicas } of spec.environments) {
        const scaler = objectAt(
          `overlays/${name}/horizontal-pod-autoscaler.yaml`,
          gitops,
        );
        const scaled = replicas.min < replicas.max;
        expect(patchOf(gitops, name).spec.replicas).toBe(
          scaled ? undefined : replicas.min,
        );
        expect(scaler?.spec.minReplicas).toBe(
          scaled ? replicas.min : undefined,
        );
        expect(scaler?.spec.maxReplicas).toBe(
          scaled ? replicas.max : undefined,
        );
        expect(scaler?.spec.scaleTargetRef.name).toBe(
          scaled ? spec.name : undefined,
        );
      }
    });
  });

  it('put public services, and no others, on the one load balancer', () => {
    always(({ spec, platform: of, rendered: { gitops } }) => {
      const ingresses = ofKind('Ingress', gitops);
      expect(ingresses).toHaveLength(
        spec.exposure === 'public' ? spec.environments.length : 0,
      );
      const { certificateArn } = of.ingress;
      ingresses.forEach((ingress, index) => {
        const { name, host = `${spec.name}-${name}.${of.domain}` } =
          spec.environments[index];
        expect(ingress.metadata.annotations).toMatchObject({
          'alb.ingress.kubernetes.io/group.name': of.ingress.groupName,
          'alb.ingress.kubernetes.io/healthcheck-path': '/readyz',
          'external-dns.alpha.kubernetes.io/hostname': host,
          ...(certificateArn && {
            'alb.ingress.kubernetes.io/certificate-arn': certificateArn,
            'alb.ingress.kubernetes.io/ssl-redirect': '443',
          }),
        });
        expect(ingress.spec.ingressClassName).toBe(of.ingress.className);
        expect(ingress.spec.rules).toHaveLength(1);
        expect(ingress.spec.rules[0].host).toBe(host);
        const [closed, open] = ingress.spec.rules[0].http.paths;
        expect(open.backend.service).toMatchObject({
          name: spec.name,
          port: { name: 'http' },
        });
        // Metrics are for Prometheus, which asks the pods.
        expect(closed).toMatchObject({ path: '/metrics', pathType: 'Exact' });
        expect(
          JSON.parse(
            ingress.metadata.annotations[
              `alb.ingress.kubernetes.io/actions.${closed.backend.service.name}`
            ],
          ).fixedResponseConfig.statusCode,
        ).toBe('404');
      });
    });
  });

  it('hand on every variable as it was typed, and no other than the platform own', () => {
    always(({ spec, platform: of, rendered: { gitops } }) => {
      const [configMap] = ofKind('ConfigMap', gitops);
      expect(configMap.data).toEqual(spec.env);
      const [deployment] = ofKind('Deployment', gitops);
      const { env, envFrom } = deployment.spec.template.spec.containers[0];
      expect(envFrom).toEqual([
        { configMapRef: { name: configMap.metadata.name } },
      ]);
      expect(env.map((variable: any) => variable.name)).toEqual([
        'PORT',
        'SERVICE_NAME',
        'SERVICE_ENVIRONMENT',
        'OTEL_SERVICE_NAME',
        'OTEL_RESOURCE_ATTRIBUTES',
        ...(of.monitoring.otlpEndpoint ? ['OTEL_EXPORTER_OTLP_ENDPOINT'] : []),
      ]);
      for (const { name } of env) {
        expect(reservedVariables).toContain(name);
      }
    });
  });

  it('hold typed text in no file that the pipeline rewrites', () => {
    const files = (title: string, env: Record<string, string>) => {
      const { gitops } = renderService({ ...shop, title, env }, platform);
      return Object.entries(gitops).filter(([path]) =>
        path.endsWith('kustomization.yaml'),
      );
    };
    expect(files('A', { A: 'a' })).toEqual(files('B', { B: 'b' }));
  });
});
