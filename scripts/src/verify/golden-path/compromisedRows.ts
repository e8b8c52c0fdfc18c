import { stringify } from 'yaml';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { admissionRows } from './admissionRows';
import { applicationStatus } from './application';
import { Answer, Attacker } from './Attacker';
import { boundariesOf } from './boundaries';
import { hostileObjects } from './hostileObjects';
import { Stand } from './Stand';

const section = 'compromised pipeline';

const ENVIRONMENTS = ['dev', 'production'];

/** One line that says why. */
const reasonOf = (said: string) =>
  said
    .split('\n')
    .map(line => line.replace(/^remote:\s*|^.*msg="|"$/g, '').trim())
    .filter(
      line => line && !/^(error|fatal|To |hint|time=.*level=info)/.test(line),
    )
    .concat(said.trim())[0]
    .slice(0, 140);

/** An attempt that a system must refuse at once; nothing may have changed. */
function refused(
  name: string,
  attempt: (attacker: Attacker, stand: Stand) => Promise<Answer>,
): Row<Stand> {
  return {
    section,
    name,
    async run(stand) {
      const before = await stand.sandbox.gitlab.snapshot();
      const { succeeded, said } = await attempt(new Attacker(stand), stand);
      must(!succeeded, `it worked: ${said}`);
      mustBeAsBefore(before, await stand.sandbox.gitlab.snapshot());
      return reasonOf(said);
    },
  };
}

const workloads = 'projects/platform%2Fworkloads/repository/commits';

const directRows: Row<Stand>[] = [
  refused('push to the register: quota, policies, RBAC, AppProject', attacker =>
    attacker.push('platform/workloads', {
      'workloads/shop/dev/resource-quota.yaml': 'kind: ResourceQuota\n',
    }),
  ),
  refused('register a host that nobody has yet', attacker =>
    attacker.push('platform/workloads', {
      'hosts/portal.apps.example.com.yaml': 'service: shop\nenvironment: dev\n',
    }),
  ),
  refused('commit to the register by the API', attacker =>
    attacker.gitlab('POST', workloads, {
      branch: 'main',
      commit_message: 'Take over',
      actions: [
        {
          action: 'create',
          file_path: 'workloads/shop/dev/x.yaml',
          content: 'x: y\n',
        },
      ],
    }),
  ),
  refused('push to the GitOps repository of another service', attacker =>
    attacker.push('gitops/other', { 'base/deployment.yaml': 'x: y\n' }),
  ),
  refused('push to the source of another service', attacker =>
    attacker.push('apps/other', { '.gitlab-ci.yml': 'x: y\n' }),
  ),
  refused('rewrite the history of its GitOps repository', attacker =>
    attacker.push(
      'gitops/shop',
      { 'README.md': 'Nothing happened\n' },
      { force: true },
    ),
  ),
  refused('mint a token that lasts', attacker =>
    attacker.gitlab('POST', 'projects/gitops%2Fshop/access_tokens', {
      name: 'spare',
      scopes: ['api'],
      access_level: 40,
      expires_at: '2099-01-01',
    }),
  ),
  refused('lift the protection of its GitOps repository', attacker =>
    attacker.gitlab(
      'DELETE',
      'projects/gitops%2Fshop/protected_branches/main',
      {},
    ),
  ),
  refused("call Argo CD with the pipeline's token", attacker =>
    attacker.argocd('PUT', 'applications/shop-production/spec', {
      project: 'default',
    }),
  ),
  refused("take another service's role on AWS", attacker =>
    attacker.assumeRole('other'),
  ),
  refused(
    'take its own role from a branch that nobody has reviewed',
    attacker => attacker.assumeRole('shop', 'feature'),
  ),
  refused('take its own role with an identity token that it made', attacker =>
    attacker.assumeRoleWith('shop', 'e30.e30.e30'),
  ),
  refused('push an image into the repository of another service', attacker =>
    attacker.copyImage('other:latest'),
  ),
];

/** Empty for the core group, as Argo CD writes it. */
const groupOf = (apiVersion: string) =>
  apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

/** Its own GitOps repository it may write: Argo CD must not carry out what crosses the boundaries. */
const committedRows: Row<Stand>[] = Object.entries(
  hostileObjects('shop', 'other'),
).map(([what, object]) => ({
  section,
  name: `commit to its GitOps repository: change ${what}`,
  async run(stand) {
    const { name, overlay } = stand.shop;
    const boundaries = () => boundariesOf(stand.sandbox, name, ENVIRONMENTS);
    const before = await boundaries();
    const folder = overlay.replace(/[^/]+$/, '');
    const { said, succeeded } = await new Attacker(stand).push(
      `gitops/${name}`,
      {
        [overlay]: stringify({ resources: ['attack.yaml'] }),
        [`${folder}attack.yaml`]: stringify(object),
      },
    );
    must(succeeded, `the commit itself was refused: ${said}`);
    const status = await applicationStatus(stand.sandbox, name, `${name}-dev`);
    mustBeAsBefore(before, await boundaries());
    const message = [
      status.operationState?.message ?? '',
      ...(status.conditions ?? []).map(condition => condition.message),
    ].join('; ');
    const reason = [
      `resource ${groupOf(object.apiVersion)}:${
        object.kind
      } is not permitted in project ${name}`,
      `namespace other-dev is not permitted in project '${name}'`,
    ].find(refusal => message.includes(refusal));
    must(reason, `nothing changed, but Argo CD does not say why: ${message}`);
    return reason;
  },
}));

export const compromisedRows: Row<Stand>[] = [
  ...directRows,
  ...admissionRows,
  ...committedRows,
];
