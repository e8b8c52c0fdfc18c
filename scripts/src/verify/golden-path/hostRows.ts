import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

const DNS = 'external-dns.alpha.kubernetes.io/hostname';
const CONDITIONS = 'alb.ingress.kubernetes.io/conditions.shop';

/** The parts of an Ingress that decide which requests it gets. */
interface Ingress {
  metadata: { annotations: Record<string, string> };
  spec: { rules: { host?: string }[] };
}

/** Ways to get the requests of somebody else's host on the one load balancer. */
const attempts: Record<string, (ingress: Ingress, host: string) => void> = {
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
};

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
export const hostRows: Row<Stand>[] = Object.entries(attempts).map(
  ([name, change]) => ({
    section: 'compromised pipeline',
    name: `commit to its GitOps repository: ${name}`,
    async run(stand) {
      const { shop, other, sandbox } = stand;
      const boundaries = () => boundariesOf(sandbox, shop.name, ['dev']);
      const before = await boundaries();
      const { folder } = await stand.clone(`gitops/${shop.name}`);
      const path = join(dirname(shop.overlay), 'ingress.yaml');
      const original = await readFile(join(folder, path), 'utf8');
      const policy = await policyOf(stand, shop.name);
      const own = refusalsOf(policy, 'ingresses', parse(original));
      must(own.length === 0, `its own Ingress is refused: ${own.join('; ')}`);

      const ingress = parse(original);
      const { host } = ingress.spec.rules[0];
      change(ingress, host.replace(shop.name, other.name));
      const attacker = new Attacker(stand);
      const push = (text: string) =>
        attacker.push(`gitops/${shop.name}`, { [path]: text });
      const { said, succeeded } = await push(stringify(ingress));
      must(succeeded, `the commit itself was refused: ${said}`);
      const refusals = refusalsOf(policy, 'ingresses', ingress);
      must(refusals.length > 0, 'the namespace would let it in');
      await sandbox.argocd.idle();
      mustBeAsBefore(before, await boundaries());
      await push(original);
      return `admission policy of the namespace: ${refusals[0]}`;
    },
  }),
);
