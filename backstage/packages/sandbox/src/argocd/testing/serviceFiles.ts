import { stringify } from 'yaml';

const SERVER = 'https://kubernetes.default.svc';
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export interface ServiceFilesOptions {
  name: string;
  repoUrl: string;
  environments?: string[];
  /** Changes to every Application's specification. */
  spec?: Record<string, unknown>;
  projectFinalizer?: boolean;
  destinationNamespace?: string;
}

/** What a service is in the workloads repository: its boundaries. */
export function workloadFiles({
  name,
  repoUrl,
  environments = ['dev'],
  spec = {},
  projectFinalizer = true,
  destinationNamespace,
}: ServiceFilesOptions): Record<string, string> {
  const project = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: 'argocd',
      finalizers: projectFinalizer ? [FINALIZER] : undefined,
    },
    spec: {
      sourceRepos: [repoUrl],
      destinations: environments.map(environment => ({
        server: SERVER,
        namespace: `${name}-${environment}`,
      })),
    },
  };
  const files: Record<string, string> = {
    [`workloads/${name}/project.yaml`]: stringify(project),
  };
  for (const environment of environments) {
    const namespace = `${name}-${environment}`;
    files[`workloads/${name}/${environment}/namespace.yaml`] = stringify({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'idp-role': 'service' } },
    });
    files[`workloads/${name}/${environment}/application.yaml`] = stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: namespace,
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/name': name },
        finalizers: [FINALIZER],
      },
      spec: {
        project: name,
        source: {
          repoURL: repoUrl,
          path: `overlays/${environment}`,
          targetRevision: 'main',
        },
        destination: {
          server: SERVER,
          namespace: destinationNamespace ?? namespace,
        },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
        ...spec,
      },
    });
  }
  return files;
}

/** What runs inside: a base and one overlay per environment. */
export function gitopsFiles(
  name: string,
  environments: string[] = ['dev'],
): Record<string, string> {
  const labels = { 'app.kubernetes.io/name': name };
  return {
    'base/kustomization.yaml': stringify({
      resources: ['deployment.yaml', 'service.yaml'],
    }),
    'base/deployment.yaml': stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name, image: `registry/${name}:1` }] },
        },
      },
    }),
    'base/service.yaml': stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: labels, ports: [{ port: 80 }] },
    }),
    ...Object.fromEntries(
      environments.map(environment => [
        `overlays/${environment}/kustomization.yaml`,
        stringify({
          resources: ['../../base'],
          namespace: `${name}-${environment}`,
        }),
      ]),
    ),
  };
}

/** The empty register. */
export const EMPTY_REGISTER: Record<string, string> = {
  'README.md': '# Workloads\n',
  'workloads/.gitkeep': '',
};
