import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { IProbe } from 'kubernetes-models/v1/Probe';
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';
import { computeResources } from './computeResources';
import { configMapName } from './configMap';
import { secretName, SECRET_KEY } from './externalSecret';

/** Seconds a stopping pod still answers while load balancer and kube-proxy forget it. */
const DRAIN_SECONDS = 10;

const probe = (path: string, rest: IProbe): IProbe => ({
  httpGet: { path, port: 'http' },
  timeoutSeconds: 2,
  ...rest,
});

function variables(context: ServiceContext): IEnvVar[] {
  const { spec, labels, platform } = context;
  const { variables: variable } = serviceContract;
  const { otlpEndpoint } = platform.monitoring;
  const environment = `metadata.labels['${labels.environmentKey}']`;
  return [
    { name: variable.port, value: String(spec.port) },
    { name: variable.service, value: spec.name },
    {
      name: variable.environment,
      valueFrom: { fieldRef: { fieldPath: environment } },
    },
    { name: variable.otelService, value: spec.name },
    {
      name: variable.otelAttributes,
      // The kubelet puts in the variable of the environment.
      value: [
        `service.namespace=${spec.system ?? spec.name}`,
        `deployment.environment.name=$(${variable.environment})`,
      ].join(','),
    },
    ...(otlpEndpoint
      ? [{ name: variable.otlpEndpoint, value: otlpEndpoint }]
      : []),
  ];
}

function container(context: ServiceContext): IContainer {
  const { spec } = context;
  const { paths } = serviceContract;
  return {
    name: spec.name,
    // Overlays put registry and digest here.
    image: spec.name,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: spec.port, protocol: 'TCP' }],
    envFrom: [{ configMapRef: { name: configMapName(spec) } }],
    env: variables(context),
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
    // What it last said is the reason, where it died without a word.
    terminationMessagePolicy: 'FallbackToLogsOnError',
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
          // What the pipeline builds; a node of another kind cannot run it.
          nodeSelector: {
            'kubernetes.io/os': 'linux',
            'kubernetes.io/arch': 'amd64',
          },
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
            // Each revision by itself: the pods of the last one are going.
            matchLabelKeys: ['pod-template-hash'],
          })),
          containers: [container(context)],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
        },
      },
    },
  };
}

/** What one environment's overlay says about the Deployment, as a strategic merge patch. */
export interface DeploymentPatch {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: { name: string };
  spec: {
    replicas?: number;
    template: {
      spec: {
        containers: {
          name: string;
          env?: IEnvVar[];
          resources: IResourceRequirements;
        }[];
      };
    };
  };
}

/** Size and secrets of one environment. */
export function deploymentPatch(
  { spec, platform }: ServiceContext,
  { wanted, secrets }: EnvironmentContext,
): DeploymentPatch {
  const { replicas } = wanted;
  const env = secrets.map(name => ({
    name,
    valueFrom: {
      secretKeyRef: { name: secretName(spec, name), key: SECRET_KEY },
    },
  }));
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
            {
              name: spec.name,
              ...(env.length > 0 && { env }),
              resources: computeResources(wanted, platform.resources),
            },
          ],
        },
      },
    },
  };
}
