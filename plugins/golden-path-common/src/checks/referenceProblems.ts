import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { KubernetesObject } from '../render';
import { ofKind } from './objectsByKind';

type Labels = Record<string, string>;

/** What refers to something that is not there: whose, and what. */
export interface Dangling {
  object: { kind?: string; metadata?: { name?: string } };
  message: string;
}

const within = (wanted: Labels | undefined, labels: Labels | undefined) =>
  Object.entries(wanted ?? {}).every(([key, value]) => labels?.[key] === value);

const unless = (holds: boolean, object: Dangling['object'], message: string) =>
  holds ? [] : [{ object, message }];

const named = (list: readonly { metadata?: { name?: string } }[]) =>
  new Set(list.map(({ metadata }) => metadata?.name));

/** Ports, mounts and sources of variables of one container. */
function containerProblems(
  container: IContainer,
  volumes: ReadonlySet<string>,
  objects: readonly KubernetesObject[],
): string[] {
  const ports = (container.ports ?? []).map(({ name }) => name);
  const configMaps = named(ofKind('ConfigMap', objects));
  const secrets = new Map(
    ofKind('ExternalSecret', objects).map(({ spec }) => [
      spec?.target?.name,
      spec?.data?.map(({ secretKey }) => secretKey),
    ]),
  );
  const probes = [
    container.startupProbe,
    container.readinessProbe,
    container.livenessProbe,
  ];
  return [
    ...probes.flatMap(probe =>
      ports.includes(String(probe?.httpGet?.port))
        ? []
        : ['a probe asks a port that is not there'],
    ),
    ...(container.volumeMounts ?? [])
      .filter(({ name }) => !volumes.has(name))
      .map(({ name }) => `the volume "${name}" is not there`),
    ...(container.envFrom ?? [])
      .flatMap(({ configMapRef }) => configMapRef?.name ?? [])
      .filter(name => !configMaps.has(name))
      .map(name => `the ConfigMap "${name}" is not there`),
    ...(container.env ?? []).flatMap(({ valueFrom }) => {
      const { name = '', key = '' } = valueFrom?.secretKeyRef ?? {};
      return name === '' || secrets.get(name)?.includes(key)
        ? []
        : [`no ExternalSecret makes "${key}" of the Secret "${name}"`];
    }),
  ];
}

function deploymentProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const accounts = named(ofKind('ServiceAccount', objects));
  return ofKind('Deployment', objects).flatMap(deployment => {
    const { selector, template } = deployment.spec ?? {};
    const labels = template?.metadata?.labels;
    const pod = template?.spec;
    const volumes = new Set((pod?.volumes ?? []).map(({ name }) => name));
    const spreads = pod?.topologySpreadConstraints ?? [];
    return [
      ...unless(
        within(selector?.matchLabels, labels),
        deployment,
        'it does not select its own pods',
      ),
      ...unless(
        accounts.has(pod?.serviceAccountName),
        deployment,
        'its ServiceAccount is not there',
      ),
      ...unless(
        spreads.every(spread =>
          within(spread.labelSelector?.matchLabels, labels),
        ),
        deployment,
        'it spreads pods that are not its own',
      ),
      ...(pod?.containers ?? [])
        .flatMap(container => containerProblems(container, volumes, objects))
        .map(message => ({ object: deployment, message })),
    ];
  });
}

function serviceProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const templates = ofKind('Deployment', objects).map(
    ({ spec }) => spec?.template,
  );
  return ofKind('Service', objects).flatMap(service => {
    const selected = templates.filter(template =>
      within(service.spec?.selector, template?.metadata?.labels),
    );
    const ports = selected.flatMap(template =>
      (template?.spec?.containers ?? []).flatMap(container =>
        (container.ports ?? []).map(({ name }) => name),
      ),
    );
    return [
      ...unless(selected.length > 0, service, 'it selects no pod'),
      ...unless(
        (service.spec?.ports ?? []).every(({ targetPort }) =>
          ports.includes(String(targetPort)),
        ),
        service,
        'its pods do not have the port that it sends to',
      ),
    ];
  });
}

/** Names of the answers that the load balancer gives by itself. */
const answersOf = ({ metadata }: IIngress): string[] =>
  Object.keys(metadata?.annotations ?? {}).flatMap(
    key => /^alb\.ingress\.kubernetes\.io\/actions\.(.+)$/.exec(key)?.[1] ?? [],
  );

function ingressProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const services = ofKind('Service', objects);
  return ofKind('Ingress', objects).flatMap(ingress =>
    (ingress.spec?.rules ?? [])
      .flatMap(({ http }) => http?.paths ?? [])
      .flatMap(({ backend }) => {
        const to = services.find(
          ({ metadata }) => metadata?.name === backend.service?.name,
        );
        const port = backend.service?.port?.name;
        const isAnswer =
          port === 'use-annotation' &&
          answersOf(ingress).includes(backend.service?.name ?? '');
        return unless(
          isAnswer ||
            to?.spec?.ports?.some(({ name }) => name === port) === true,
          ingress,
          `there is no Service "${backend.service?.name}" with a port "${port}"`,
        );
      }),
  );
}

function autoscalerProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const deployments = ofKind('Deployment', objects);
  return ofKind('HorizontalPodAutoscaler', objects).flatMap(autoscaler => {
    const target = autoscaler.spec?.scaleTargetRef;
    const scaled = deployments.find(
      ({ kind, metadata }) =>
        kind === target?.kind && metadata?.name === target?.name,
    );
    return [
      ...unless(
        scaled !== undefined,
        autoscaler,
        `there is no ${target?.kind} "${target?.name}" to scale`,
      ),
      ...unless(
        scaled?.spec?.replicas === undefined,
        autoscaler,
        'the Deployment has a number of replicas of its own',
      ),
    ];
  });
}

function budgetProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const templates = ofKind('Deployment', objects).map(
    ({ spec }) => spec?.template?.metadata?.labels,
  );
  return ofKind('PodDisruptionBudget', objects).flatMap(budget => [
    ...unless(
      templates.some(labels =>
        within(budget.spec?.selector?.matchLabels, labels),
      ),
      budget,
      'it selects no pod',
    ),
    ...unless(
      Number(budget.spec?.maxUnavailable) >= 1,
      budget,
      'it would hold up the drain of a node',
    ),
  ]);
}

function monitorProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const services = ofKind('Service', objects);
  return ofKind('ServiceMonitor', objects).flatMap(monitor => {
    const watched = services.filter(({ metadata }) =>
      within(monitor.spec.selector.matchLabels, metadata?.labels),
    );
    return monitor.spec.endpoints.flatMap(({ port }) =>
      unless(
        watched.some(({ spec }) =>
          spec?.ports?.some(({ name }) => name === port),
        ),
        monitor,
        `no Service that it selects has a port "${port}"`,
      ),
    );
  });
}

function policyProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const pods = ofKind('Deployment', objects).map(({ spec }) => spec?.template);
  return ofKind('NetworkPolicy', objects).flatMap(policy => {
    const selected = pods.filter(pod =>
      within(policy.spec?.podSelector?.matchLabels, pod?.metadata?.labels),
    );
    const ports = selected.flatMap(pod =>
      (pod?.spec?.containers ?? []).flatMap(container =>
        (container.ports ?? []).map(({ containerPort }) => containerPort),
      ),
    );
    const opened = (policy.spec?.ingress ?? []).flatMap(
      rule => rule.ports ?? [],
    );
    return [
      ...unless(selected.length > 0, policy, 'it selects no pod'),
      ...unless(
        opened.every(({ port }) => ports.includes(Number(port))),
        policy,
        'it opens a port that no pod has',
      ),
    ];
  });
}

function bindingProblems(objects: readonly KubernetesObject[]): Dangling[] {
  const roles = named(ofKind('Role', objects));
  const policies = named(ofKind('ValidatingAdmissionPolicy', objects));
  return [
    ...ofKind('RoleBinding', objects).flatMap(binding =>
      unless(roles.has(binding.roleRef.name), binding, 'its Role is not there'),
    ),
    ...ofKind('ValidatingAdmissionPolicyBinding', objects).flatMap(binding =>
      unless(
        policies.has(binding.spec?.policyName),
        binding,
        'its policy is not there',
      ),
    ),
  ];
}

/** Every reference from one object of an environment to another. */
export function referenceProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  return [
    ...deploymentProblems(objects),
    ...serviceProblems(objects),
    ...ingressProblems(objects),
    ...autoscalerProblems(objects),
    ...budgetProblems(objects),
    ...monitorProblems(objects),
    ...policyProblems(objects),
    ...bindingProblems(objects),
  ];
}
