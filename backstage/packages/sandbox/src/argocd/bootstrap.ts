import type { Application, AppProject } from './Application';
import {
  ARGO_API_VERSION,
  CONTROL_PLANE_NAMESPACE,
  IN_CLUSTER_SERVER,
} from './Application';
import type { Cluster } from './Cluster';

/**
 * The repository that holds the register of services.
 *
 * @public
 */
export interface WorkloadsSource {
  repoUrl: string;
  /** Folder that is followed; `workloads` by default. */
  path?: string;
  /** `main` by default. */
  revision?: string;
  /** Name of the root Application and of its project; `workloads` by default. */
  application?: string;
}

/** What every Argo CD has. Source: util/argo, default AppProject. */
const DEFAULT_PROJECT: AppProject['spec'] = {
  sourceRepos: ['*'],
  destinations: [{ namespace: '*', server: '*' }],
  clusterResourceWhitelist: [{ group: '*', kind: '*' }],
};

function rootProject(repoUrl: string): AppProject['spec'] {
  return {
    description: 'The register of services',
    sourceRepos: [repoUrl],
    destinations: [{ namespace: '*', server: IN_CLUSTER_SERVER }],
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      {
        group: 'admissionregistration.k8s.io',
        kind: 'ValidatingAdmissionPolicy',
      },
      {
        group: 'admissionregistration.k8s.io',
        kind: 'ValidatingAdmissionPolicyBinding',
      },
    ],
  };
}

function rootSpec(
  workloads: WorkloadsSource,
  project: string,
): Application['spec'] {
  const { repoUrl, path = 'workloads', revision = 'main' } = workloads;
  return {
    project,
    source: {
      repoURL: repoUrl,
      path,
      targetRevision: revision,
      directory: { recurse: true },
    },
    destination: {
      server: IN_CLUSTER_SERVER,
      namespace: CONTROL_PLANE_NAMESPACE,
    },
    syncPolicy: {
      // Without allowEmpty the last service could never be taken away.
      automated: { prune: true, selfHeal: true, allowEmpty: true },
      syncOptions: ['FailOnSharedResource=true'],
    },
  };
}

function ensureProject(
  cluster: Cluster,
  name: string,
  spec: AppProject['spec'],
): void {
  const project = cluster.project(name);
  cluster.put<AppProject>({
    apiVersion: ARGO_API_VERSION,
    kind: 'AppProject',
    ...project,
    metadata: {
      name,
      namespace: CONTROL_PLANE_NAMESPACE,
      ...project?.metadata,
    },
    spec,
  });
}

/**
 * Puts in place what a platform team would have applied by hand: the default
 * project and the Application that follows the workloads repository.
 */
export function bootstrap(
  cluster: Cluster,
  workloads: WorkloadsSource | undefined,
): void {
  if (!cluster.project('default')) {
    ensureProject(cluster, 'default', DEFAULT_PROJECT);
  }
  if (!workloads) {
    return;
  }
  const name = workloads.application ?? 'workloads';
  ensureProject(cluster, name, rootProject(workloads.repoUrl));
  const root = cluster.application(name);
  cluster.put<Application>({
    apiVersion: ARGO_API_VERSION,
    kind: 'Application',
    ...root,
    metadata: { name, namespace: CONTROL_PLANE_NAMESPACE, ...root?.metadata },
    spec: rootSpec(workloads, name),
  });
}
