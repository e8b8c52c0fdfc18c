import { parse } from 'yaml';
import {
  type Rendered,
  always,
  objectsIn,
  ofKind,
  render,
} from '../../__testUtils__/rendered';
import { type PlatformSpec, claimedHosts } from '../../spec';
import { serviceNames } from '../names';
import { renderService } from '../renderService';
import { operationAnnotation } from './application';
import { hostFile } from './hostFile';
import { serviceApplications } from './serviceApplications';

const BOUNDARY_KINDS = [
  'AppProject',
  'Application',
  'ApplicationSet',
  'LimitRange',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Secret',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

const registeredBy = (
  registration: 'git' | 'rest',
  platform: PlatformSpec,
): PlatformSpec => ({
  ...platform,
  argocd: { ...platform.argocd, registration },
});

const applicationsOf = ({ spec, platform }: Rendered): any[] =>
  serviceApplications(spec, platform);

describe('registration of any service', () => {
  it('stays in the folder of the service, but for its hosts', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const folder = `workloads/${spec.name}`;
      const byCommit = platform.argocd.registration === 'git';
      expect(Object.keys(workloads).sort()).toEqual(
        [
          `${folder}/app-project.yaml`,
          ...(platform.registry.includes('.dkr.ecr.')
            ? [`${folder}/aws-request.yaml`]
            : []),
          ...spec.environments.flatMap(({ name }) => [
            ...(byCommit ? [`${folder}/${name}/application.yaml`] : []),
            `${folder}/${name}/admission-policy.yaml`,
            `${folder}/${name}/limit-range.yaml`,
            `${folder}/${name}/namespace.yaml`,
            `${folder}/${name}/network-policies.yaml`,
            `${folder}/${name}/read-access.yaml`,
            `${folder}/${name}/resource-quota.yaml`,
          ]),
          ...claimedHosts(spec, platform).map(hostFile),
        ].sort(),
      );
    });
  });

  it('says whose each host is, outside of what Argo CD follows', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const { environments } = serviceNames(spec, platform);
      const hosts = Object.entries(workloads).filter(([path]) =>
        path.startsWith('hosts/'),
      );
      expect(hosts.map(([path, text]) => ({ path, ...parse(text) }))).toEqual(
        spec.exposure === 'internal'
          ? []
          : environments.map(({ environment, host }) => ({
              path: `hosts/${host}.yaml`,
              service: spec.name,
              environment,
            })),
      );
    });
  });

  it('differs between git and rest in the files of the Applications only', () => {
    always(({ spec, platform }) => {
      const byGit = renderService(spec, registeredBy('git', platform));
      const byRest = renderService(spec, registeredBy('rest', platform));
      const isApplication = (path: string) =>
        path.endsWith('/application.yaml');
      const rest = Object.entries(byGit.workloads).filter(
        ([path]) => !isApplication(path),
      );
      expect(byRest).toEqual({
        ...byGit,
        workloads: Object.fromEntries(rest),
      });
      expect(ofKind('Application', byRest.workloads)).toEqual([]);
    });
  });

  it('commits the very Applications that Argo CD’s API would be given', () => {
    always(({ spec, platform }) => {
      for (const operationId of [undefined, 'operation-1']) {
        const { workloads } = renderService(
          spec,
          registeredBy('git', platform),
          operationId,
        );
        expect(
          spec.environments.map(({ name }) =>
            parse(workloads[`workloads/${spec.name}/${name}/application.yaml`]),
          ),
        ).toEqual(
          serviceApplications(
            spec,
            registeredBy('rest', platform),
            operationId,
          ),
        );
      }
    });
  });

  it('names the operation on the Applications, and nowhere else', () => {
    always(({ spec, platform, rendered }) => {
      const marked = renderService(spec, platform, 'operation-1');
      for (const { metadata } of serviceApplications(
        spec,
        platform,
        'operation-1',
      )) {
        expect(metadata.annotations[operationAnnotation(platform)]).toBe(
          'operation-1',
        );
      }
      const { workloads, ...others } = marked;
      expect(others).toEqual({
        app: rendered.app,
        gitops: rendered.gitops,
      });
      const changed = Object.keys(workloads).filter(
        path => workloads[path] !== rendered.workloads[path],
      );
      expect(
        changed.filter(path => !/\/application\.yaml$/.test(path)),
      ).toEqual([]);
    });
  });

  it('makes a namespace with the strictest pod security for each environment', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const namespaces = ofKind('Namespace', workloads);
      expect(namespaces.map(({ metadata }) => metadata.name)).toEqual(
        spec.environments.map(({ name }) => `${spec.name}-${name}`),
      );
      namespaces.forEach(({ metadata }, index) => {
        expect(metadata.labels).toMatchObject({
          'pod-security.kubernetes.io/enforce': 'restricted',
          'idp-role': 'workload',
          [`${platform.labelPrefix}/environment`]:
            spec.environments[index].name,
        });
        // A rollout waits for the load balancer, where there is one.
        expect(metadata.labels['elbv2.k8s.aws/pod-readiness-gate-inject']).toBe(
          spec.exposure === 'public' ? 'enabled' : undefined,
        );
      });
    });
  });

  it('bounds every environment by a quota and limits of its own size', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const quotas = ofKind('ResourceQuota', workloads);
      const ranges = ofKind('LimitRange', workloads);
      spec.environments.forEach((environment, index) => {
        const { memory } = { ...platform.resources.default, ...environment };
        const { hard } = quotas[index].spec;
        expect(Number(hard.pods)).toBeGreaterThan(environment.replicas.max);
        expect(hard).toMatchObject({
          'services.loadbalancers': '0',
          'services.nodeports': '0',
          persistentvolumeclaims: '0',
          'count/ingresses.networking.k8s.io':
            spec.exposure === 'public' ? '1' : '0',
        });
        expect(ranges[index].spec.limits[0].max.memory).toBe(memory);
      });
    });
  });

  it('lets the owner read everything but Secrets, and change nothing', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const roles = ofKind('Role', workloads);
      const bindings = ofKind('RoleBinding', workloads);
      expect(roles).toHaveLength(spec.environments.length);
      for (const { rules } of roles) {
        for (const { verbs, resources } of rules) {
          expect(verbs).toEqual(['get', 'list', 'watch']);
          expect(resources).not.toContain('secrets');
          expect(resources).not.toContain('*');
          expect(resources.join()).not.toMatch(/exec|attach|portforward/);
        }
      }
      const [kind, ref] = spec.owner.split(':');
      const { groupPrefix, userPrefix } = platform.rbac;
      for (const { subjects } of bindings) {
        expect(subjects).toEqual([
          {
            kind: kind === 'group' ? 'Group' : 'User',
            apiGroup: 'rbac.authorization.k8s.io',
            name: `${kind === 'group' ? groupPrefix : userPrefix}${ref.replace(
              'default/',
              '',
            )}`,
          },
        ]);
      }
    });
  });

  it('lets Argo CD take one repository into the namespaces of the service only', () => {
    always(({ spec, platform, rendered: { workloads } }) => {
      const projects = ofKind('AppProject', workloads);
      expect(projects).toHaveLength(1);
      const { metadata, spec: project } = projects[0];
      expect(metadata).toMatchObject({
        name: spec.name,
        namespace: platform.argocd.namespace,
      });
      expect(project.sourceRepos).toEqual([
        `${platform.gitlab.baseUrl}/${platform.gitlab.gitopsGroup}/${spec.name}.git`,
      ]);
      expect(project.destinations).toEqual(
        spec.environments.map(({ name }) => ({
          server: platform.argocd.destinationServer,
          namespace: `${spec.name}-${name}`,
        })),
      );
      expect(project.clusterResourceWhitelist).toEqual([]);
      const kinds = project.namespaceResourceWhitelist.map(
        ({ kind }: any) => kind,
      );
      for (const kind of [...BOUNDARY_KINDS, '*']) {
        expect(kinds).not.toContain(kind);
      }
      expect(JSON.stringify(project)).not.toContain('*');
    });
  });

  it('permits every kind that the GitOps repository holds', () => {
    always(({ rendered: { gitops, workloads } }) => {
      const permitted = ofKind(
        'AppProject',
        workloads,
      )[0].spec.namespaceResourceWhitelist.map(
        ({ group, kind }: any) => `${group}/${kind}`,
      );
      const held = objectsIn(gitops)
        .map(({ object }) => object)
        .filter(({ kind }) => kind !== 'Kustomization')
        .map(({ apiVersion, kind }) => {
          const [group, version] = apiVersion.split('/');
          return `${version ? group : ''}/${kind}`;
        });
      expect(permitted).toEqual(expect.arrayContaining(held));
    });
  });

  it('keeps every environment in step with its overlay', () => {
    always(rendered => {
      const { spec, platform } = rendered;
      const { gitops } = rendered.rendered;
      const applications = applicationsOf(rendered);
      expect(applications).toHaveLength(spec.environments.length);
      applications.forEach((application, index) => {
        const { name } = spec.environments[index];
        expect(application.metadata).toMatchObject({
          name: `${spec.name}-${name}`,
          namespace: platform.argocd.namespace,
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
        });
        const { source, destination, syncPolicy, project } = application.spec;
        expect(project).toBe(spec.name);
        expect(source.repoURL).toMatch(/\.git$/);
        expect(gitops).toHaveProperty([`${source.path}/kustomization.yaml`]);
        expect(destination.namespace).toBe(`${spec.name}-${name}`);
        expect(syncPolicy.automated).toMatchObject({
          prune: true,
          selfHeal: true,
        });
        expect(syncPolicy.syncOptions).toContain('ServerSideApply=true');
        expect(syncPolicy.retry.limit).toBeGreaterThan(0);
      });
    });
  });

  it('can be found by the selector that the catalog entity carries', () => {
    always(rendered => {
      const { app } = rendered.rendered;
      const [entity] = ofKind('Component', {
        'catalog-info.yaml': app['catalog-info.yaml'],
      });
      const [key, value] =
        entity.metadata.annotations['argocd/app-selector'].split('=');
      for (const { metadata } of applicationsOf(rendered)) {
        expect(metadata.labels[key]).toBe(value);
      }
    });
  });

  it('removes Applications before what they need', () => {
    always(({ spec, platform }) => {
      const { rendered } = render(spec, registeredBy('git', platform));
      const wave = (kind: string) =>
        ofKind(kind, rendered.workloads).map(({ metadata }) =>
          Number(metadata.annotations['argocd.argoproj.io/sync-wave']),
        );
      const [project] = wave('AppProject');
      expect(Math.min(...wave('Application'))).toBeGreaterThan(project);
      expect(Math.max(...wave('Namespace'))).toBeLessThan(project);
      expect(Math.max(...wave('Namespace'))).toBeLessThan(
        Math.min(...wave('NetworkPolicy')),
      );
    });
  });
});
