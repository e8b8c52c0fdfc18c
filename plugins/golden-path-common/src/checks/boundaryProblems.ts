import type { EnvironmentObjects, KubernetesObject } from '../render';
import { isFromRegistry } from '../spec/isFromRegistry';
import { mebibytes, millicores } from '../spec/quantity';
import { ofKind } from './objectsByKind';
import type { Dangling } from './references/Dangling';

/** Kinds that belong to no namespace. */
const CLUSTER_WIDE = [
  'Namespace',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Argo CD's own, which live in its namespace. */
const OF_ARGO_CD = ['AppProject', 'Application'];

const groupOf = ({ apiVersion }: KubernetesObject) =>
  apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

/** Everything in the one namespace that is made for it. */
function placeProblems({
  namespace,
  workload,
  boundary,
}: EnvironmentObjects): Dangling[] {
  const elsewhere = [...workload, ...boundary].filter(
    ({ kind, metadata }) =>
      !CLUSTER_WIDE.includes(kind) &&
      !OF_ARGO_CD.includes(kind) &&
      metadata.namespace !== namespace,
  );
  const made = ofKind('Namespace', boundary).some(
    ({ metadata }) => metadata?.name === namespace,
  );
  return [
    ...elsewhere.map(object => ({
      object,
      message: `it is not in the namespace ${namespace}`,
    })),
    ...(made
      ? []
      : [{ object: boundary[0], message: `nobody makes ${namespace}` }]),
  ];
}

/** What Argo CD may bring into the namespace, and from where. */
function projectProblems({
  namespace,
  workload,
  boundary,
}: EnvironmentObjects): Dangling[] {
  const [project] = ofKind('AppProject', boundary);
  const permitted = project.spec.namespaceResourceWhitelist ?? [];
  const destinations = project.spec.destinations ?? [];
  const refused = workload.filter(
    object =>
      !permitted.some(
        ({ group, kind }) => kind === object.kind && group === groupOf(object),
      ),
  );
  const strangers = ofKind('Application', boundary).filter(
    ({ spec }) =>
      spec.project !== project.metadata?.name ||
      !project.spec.sourceRepos?.includes(spec.source.repoURL) ||
      !destinations.some(
        to =>
          to.namespace === spec.destination.namespace &&
          to.server === spec.destination.server,
      ) ||
      spec.destination.namespace !== namespace,
  );
  return [
    ...refused.map(object => ({
      object,
      message: 'the AppProject does not permit its kind',
    })),
    ...strangers.map(object => ({
      object,
      message: 'the AppProject does not permit it',
    })),
  ];
}

/** Room for the largest size in the quota, and for every container in the limits. */
function sizeProblems({ workload, boundary }: EnvironmentObjects): Dangling[] {
  const hard = ofKind('ResourceQuota', boundary)[0].spec?.hard ?? {};
  const max = ofKind('LimitRange', boundary)[0].spec?.limits[0].max ?? {};
  const [deployment] = ofKind('Deployment', workload);
  const [autoscaler] = ofKind('HorizontalPodAutoscaler', workload);
  const pods = autoscaler?.spec?.maxReplicas ?? deployment.spec?.replicas ?? 1;
  const containers = deployment.spec?.template.spec?.containers ?? [];
  const count = (kind: string) =>
    workload.filter(object => object.kind === kind).length;
  const counts: [string, number][] = [
    ['pods', pods + 1],
    ['services', count('Service')],
    ['secrets', count('ExternalSecret')],
    ['configmaps', count('ConfigMap')],
    ['count/ingresses.networking.k8s.io', count('Ingress')],
  ];
  return [
    ...counts
      .filter(([key, needed]) => Number(hard[key]) < needed)
      .map(([key]) => ({
        object: deployment,
        message: `the quota of ${key} is too small`,
      })),
    ...containers.flatMap(({ resources }) => {
      const { cpu = '0m', memory = '0Mi' } = resources?.limits ?? {};
      const fits =
        pods * millicores(String(cpu)) <=
          millicores(String(hard['limits.cpu'])) &&
        pods * mebibytes(String(memory)) <=
          mebibytes(String(hard['limits.memory'])) &&
        millicores(String(cpu)) <= millicores(String(max.cpu)) &&
        mebibytes(String(memory)) <= mebibytes(String(max.memory));
      return fits
        ? []
        : [{ object: deployment, message: 'it does not fit its limits' }];
    }),
  ];
}

function imageProblems(
  { workload }: EnvironmentObjects,
  registries: readonly string[],
): Dangling[] {
  return ofKind('Deployment', workload).flatMap(deployment =>
    (deployment.spec?.template.spec?.containers ?? [])
      .filter(({ image }) => !isFromRegistry(String(image), registries))
      .map(({ image }) => ({
        object: deployment,
        message: `the image ${image} is from no allowed registry`,
      })),
  );
}

/** Whether what runs in an environment fits the boundaries that are set for it. */
export function boundaryProblems(
  objects: EnvironmentObjects,
  registries: readonly string[],
): Dangling[] {
  return [
    ...placeProblems(objects),
    ...projectProblems(objects),
    ...sizeProblems(objects),
    ...imageProblems(objects, registries),
  ];
}
