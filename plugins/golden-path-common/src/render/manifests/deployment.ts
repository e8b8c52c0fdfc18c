import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IProbe } from 'kubernetes-models/v1/Probe';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';
import { literalEnvValue } from './literalEnvValue';
import { computeResources } from './computeResources';

/** Seconds a stopping pod still answers while load balancer and kube-proxy forget it. */
const DRAIN_SECONDS = 10;

const probe = (path: string, rest: IProbe): IProbe => ({
  httpGet: { path, port: 'http' },
  timeoutSeconds: 2,
  ...rest,
});

function container({ spec, labels }: ServiceContext): IContainer {
  const { paths, variables } = serviceContract;
  return {
    name: spec.name,
    // Overlays put registry and digest here.
    image: spec.name,
    ports: [{ name: 'http', containerPort: spec.port, protocol: 'TCP' }],
    env: [
      { name: variables.port, value: String(spec.port) },
      { name: variables.service, value: spec.name },
      {
        name: variables.environment,
        valueFrom: {
          fieldRef: {
            fieldPath: `metadata.labels['${labels.environmentKey}']`,
          },
        },
      },
      ...Object.entries(spec.env).map(([name, value]) => ({
        name,
        value: literalEnvValue(value),
      })),
    ],
    // Up to two minutes to start; afterwards the other two take over.
    startupProbe: probe(paths.live, { periodSeconds: 2, failureThreshold: 60 }),
    readinessProbe: probe(paths.ready, {
      periodSeconds: 5,
      failureThreshold: 2,
    }),
    livenessProbe: probe(paths.live, {
      periodSeconds: 10,
      failureThreshold: 3,
    }),
    lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

/** What all environments share; size and image come from the overlay. */
export function deployment(context: ServiceContext): IDeployment {
  const { spec, labels } = context;
  const { userId, terminationGraceSeconds } = serviceContract;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: spec.name, labels: labels.all },
    spec: {
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 300,
      selector: { matchLabels: labels.selector },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
      },
      template: {
        metadata: { labels: labels.all },
        spec: {
          serviceAccountName: spec.name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: terminationGraceSeconds,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: userId,
            runAsGroup: userId,
            fsGroup: userId,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          topologySpreadConstraints: [
            'topology.kubernetes.io/zone',
            'kubernetes.io/hostname',
          ].map(topologyKey => ({
            maxSkew: 1,
            topologyKey,
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: labels.selector },
          })),
          containers: [container(context)],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
        },
      },
    },
  };
}

/** Strategic merge patch of an overlay: the size of one environment. */
export function deploymentPatch(
  { spec }: ServiceContext,
  { wanted }: EnvironmentContext,
): object {
  const { replicas } = wanted;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: spec.name },
    spec: {
      // An autoscaler owns the number where there is one.
      ...(replicas.min === replicas.max && { replicas: replicas.min }),
      template: {
        spec: {
          containers: [
            { name: spec.name, resources: computeResources(wanted) },
          ],
        },
      },
    },
  };
}
