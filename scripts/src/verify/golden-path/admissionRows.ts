import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdmissionPolicy,
  refusalsOf,
} from '@cloudforge/plugin-golden-path-common/testing';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { Attacker } from './Attacker';
import { boundariesOf } from './boundaries';
import { Stand } from './Stand';

/** A change to one object of the service's GitOps repository, against another service. */
interface Attempt {
  name: string;
  path: string;
  /** Plural, as the API has it. */
  resource: string;
  change(object: object, service: string, other: string): void;
}

/** The parts of an Ingress that decide which requests it gets. */
interface Ingress {
  metadata: { annotations: Record<string, string> };
  spec: { rules: { host?: string }[] };
}

/** The part of a ServiceMonitor that says whose its series are. */
interface Monitor {
  spec: { endpoints: { relabelings?: object[] }[] };
}

/** The parts of a PrometheusRule that say what is recorded, and who is told. */
interface Rules {
  spec: { groups: { rules: { expr: string; labels: object }[] }[] };
}

const DNS = 'external-dns.alpha.kubernetes.io/hostname';
const CONDITIONS = 'alb.ingress.kubernetes.io/conditions.shop';

/** Ways to get the requests of somebody else's host on the one load balancer. */
const hostAttempts = Object.entries<
  (ingress: Ingress, othersHost: string) => void
>({
  "claim another service's host": ({ spec }, host) => {
    spec.rules[0].host = host;
  },
  "claim another service's host beside its own": ({ spec }, host) => {
    spec.rules.push({ ...spec.rules[0], host });
  },
  'claim every host': ({ spec }) => {
    delete spec.rules[0].host;
  },
  "point another service's name in DNS at itself": ({ metadata }, host) => {
    metadata.annotations[DNS] = host;
  },
  "claim another service's host by a condition of the load balancer": (
    { metadata },
    host,
  ) => {
    metadata.annotations[CONDITIONS] = JSON.stringify([
      { field: 'host-header', hostHeaderConfig: { values: [host] } },
    ]);
  },
}).map(
  ([name, change]): Attempt => ({
    name,
    path: 'overlays/dev/ingress.yaml',
    resource: 'ingresses',
    change(ingress: Ingress, service, other) {
      const [{ host = '' }] = ingress.spec.rules;
      change(ingress, host.replace(service, other));
    },
  }),
);

const attempts: Attempt[] = [
  ...hostAttempts,
  {
    name: "pass its series off as another service's",
    path: 'observability/dev/service-monitor.yaml',
    resource: 'servicemonitors',
    change({ spec }: Monitor, _, other) {
      spec.endpoints[0].relabelings = [
        { targetLabel: 'namespace', replacement: `${other}-dev` },
      ];
    },
  },
  {
    name: 'give another service an error rate',
    path: 'observability/dev/prometheus-rule.yaml',
    resource: 'prometheusrules',
    change({ spec }: Rules, _, other) {
      const [rule] = spec.groups[0].rules;
      rule.expr = 'vector(1)';
      rule.labels = { ...rule.labels, namespace: `${other}-dev` };
    },
  },
  {
    name: 'wake another team',
    path: 'observability/dev/prometheus-rule.yaml',
    resource: 'prometheusrules',
    change({ spec }: Rules) {
      const [rule] = spec.groups[spec.groups.length - 1].rules;
      rule.expr = 'vector(1)';
      rule.labels = { ...rule.labels, severity: 'page', owner: 'team-fleet' };
    },
  },
];

/** As the API server has it from the workloads repository. */
async function policyOf(stand: Stand, service: string) {
  const { folder } = await stand.clone('platform/workloads');
  const file = `workloads/${service}/dev/admission-policy.yaml`;
  return parseAllDocuments(await readFile(join(folder, file), 'utf8'))
    .map(document => document.toJS())
    .find(
      ({ kind }) => kind === 'ValidatingAdmissionPolicy',
    ) as AdmissionPolicy;
}

/**
 * The sandbox has no API server, so the policy that is in the workloads
 * repository is evaluated here, on what was committed.
 */
export const admissionRows: Row<Stand>[] = attempts.map(
  ({ name, path, resource, change }) => ({
    section: 'compromised pipeline',
    name: `commit to its GitOps repository: ${name}`,
    async run(stand) {
      const { shop, other, sandbox } = stand;
      const boundaries = () => boundariesOf(sandbox, shop.name, ['dev']);
      const before = await boundaries();
      const { folder } = await stand.clone(`gitops/${shop.name}`);
      const original = await readFile(join(folder, path), 'utf8');
      const policy = await policyOf(stand, shop.name);
      const own = refusalsOf(policy, resource, parse(original));
      must(own.length === 0, `what it was made with: ${own.join('; ')}`);

      const object = parse(original);
      change(object, shop.name, other.name);
      const attacker = new Attacker(stand);
      const push = (text: string) =>
        attacker.push(`gitops/${shop.name}`, { [path]: text });
      const { said, succeeded } = await push(stringify(object));
      must(succeeded, `the commit itself was refused: ${said}`);
      const refusals = refusalsOf(policy, resource, object);
      must(refusals.length > 0, 'the namespace would let it in');
      await sandbox.argocd.idle();
      mustBeAsBefore(before, await boundaries());
      await push(original);
      return `admission policy of the namespace: ${refusals[0]}`;
    },
  }),
);
