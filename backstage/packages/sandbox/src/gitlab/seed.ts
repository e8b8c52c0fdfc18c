import { fastImport } from '../git';
import type { GitLabContext } from './context';
import { ZERO, recordPush } from './push';
import { AccessLevel, UserRow } from './store';

const people = [
  { username: 'alice', name: 'Alice Rental', groups: ['apps', 'gitops'] },
  { username: 'bob', name: 'Bob Fleet', groups: ['apps', 'gitops'] },
  {
    username: 'paula',
    name: 'Paula Platform',
    groups: ['apps', 'gitops', 'platform'],
  },
];

const groups = [
  { path: 'apps', description: 'Source of the services' },
  { path: 'gitops', description: 'What runs in each environment' },
  {
    path: 'platform',
    description: 'The platform and its register of services',
  },
];

const readme = `# Workloads

The register of services. Each folder below \`workloads/\` holds what fixes the
boundaries of one service: its namespaces, network policies, AppProject and
Applications. Argo CD applies whatever is committed there. Each file below
\`hosts/\` says which service a host on the shared load balancer belongs to.
`;

async function workloads(
  context: GitLabContext,
  owner: UserRow,
  namespaceId: number,
) {
  const project = context.store.projects.create({
    namespaceId,
    name: 'workloads',
    path: 'workloads',
    description: 'Register of services, applied by Argo CD',
    visibility: 'private',
    defaultBranch: 'main',
    topics: [],
    settings: {},
    creatorId: owner.id,
  });
  context.repositories.create(project.id, 'main');
  const signature = { name: owner.name, email: owner.email };
  const write = (path: string, content: string) =>
    ({
      kind: 'write',
      path,
      mode: '100644',
      content: Buffer.from(content),
    } as const);
  const ref = 'refs/heads/main';
  const after = await fastImport(context.repositories.of(project.id).dir, {
    ref,
    message: 'Start the register of services',
    author: signature,
    committer: signature,
    changes: [write('README.md', readme), write('workloads/.gitkeep', '')],
  });
  await recordPush(context, project, owner, [{ ref, before: ZERO, after }]);
}

/** The platform of the sandbox; does nothing where it is there already. */
export async function seed(context: GitLabContext, owner: UserRow) {
  const { store } = context;
  if (store.people.namespaceByPath(groups[0].path)) return;
  for (const group of groups) {
    store.people.addGroup({
      name: group.path,
      ...group,
      visibility: 'private',
      ownerId: owner.id,
    });
  }
  for (const { username, name, groups: memberOf } of people) {
    const user = store.people.addUser({
      username,
      name,
      email: `${username}@example.com`,
    });
    for (const path of memberOf) {
      const group = store.people.namespaceByPath(path);
      if (group) {
        store.people.setMember(
          'group',
          group.id,
          user.id,
          AccessLevel.developer,
        );
      }
    }
  }
  const platform = store.people.namespaceByPath('platform');
  if (platform) await workloads(context, owner, platform.id);
}
