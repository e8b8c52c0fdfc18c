import { resourceTypes as allTypes } from '../resources/registry';
import type { ResourceTypes } from '../resources/ResourceTypes';
import {
  defaultPrefix,
  managedBy,
  requirePrefix,
} from '../terraform/conventions';
import { baseNeeds } from './baseNeeds';
import type { IamNeed } from './IamNeeds';

/** @public */
export interface IamStatement {
  Sid: string;
  Effect: 'Allow';
  Action: readonly string[];
  Resource: readonly string[];
  Condition?: IamNeed['condition'];
}

/** @public */
export interface IamPolicyDocument {
  Version: '2012-10-17';
  Statement: readonly IamStatement[];
}

/** @public */
export interface IamPolicyOptions {
  /** Twelve digits; any account, if left out. */
  account?: string;
  /** Any region, if left out. */
  region?: string;
  /** As for `renderTerraform`. */
  prefix?: string;
}

/** @public */
export interface IamPolicy {
  services: readonly string[];
  /** More than one where a single managed policy would be too long; attach all. */
  documents: readonly IamPolicyDocument[];
  /** How many different actions are allowed. */
  actionCount: number;
  /** Why some statements are for every resource, by their `Sid`. */
  reasons: Readonly<Record<string, string>>;
}

/** Of a managed policy; white space is not counted (IAM quotas). @public */
export const managedPolicyLimit = 6_144;

type Fill = (text: string) => string;

function filling({
  account = '*',
  region = '*',
  prefix = defaultPrefix,
}: IamPolicyOptions): Fill {
  const values: Readonly<Record<string, string>> = {
    Account: account,
    Region: region,
    Prefix: prefix,
    ManagedBy: managedBy,
  };
  return text =>
    text.replace(/\$\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function filled(
  condition: NonNullable<IamNeed['condition']>,
  fill: Fill,
): NonNullable<IamNeed['condition']> {
  return JSON.parse(fill(JSON.stringify(condition)));
}

const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

interface Draft {
  resources: readonly string[];
  condition?: IamNeed['condition'];
  reasons: Set<string>;
  actions: Set<string>;
}

/** Needs with the same resources and condition become one statement. */
function drafts(needs: readonly IamNeed[], fill: Fill): Draft[] {
  const byScope = new Map<string, Draft>();
  for (const { on, condition, actions } of needs) {
    const scope = {
      resources: 'everything' in on ? ['*'] : sorted(on.map(fill)),
      ...(condition && { condition: filled(condition, fill) }),
    };
    const key = JSON.stringify(scope);
    const draft = byScope.get(key) ?? {
      ...scope,
      reasons: new Set<string>(),
      actions: new Set<string>(),
    };
    actions.forEach(action => draft.actions.add(action));
    if ('everything' in on) {
      draft.reasons.add(on.everything);
    }
    byScope.set(key, draft);
  }
  return [...byScope.values()];
}

const length = (document: IamPolicyDocument) => JSON.stringify(document).length;

const documentOf = (Statement: readonly IamStatement[]): IamPolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/** As few documents as statements in their order allow. */
function split(statements: readonly IamStatement[]): IamPolicyDocument[] {
  const documents: IamStatement[][] = [];
  for (const statement of statements) {
    const last = documents[documents.length - 1];
    if (
      last &&
      length(documentOf([...last, statement])) <= managedPolicyLimit
    ) {
      last.push(statement);
    } else {
      documents.push([statement]);
    }
  }
  return documents.map(documentOf);
}

/**
 * What Terraform's identity must be allowed to create, read, update, tag and
 * delete the resources of these types, and nothing else. An unknown type, and an
 * account, a region or a prefix that is none, is refused.
 *
 * @throws RangeError
 *
 * @public
 */
export function policyFor(
  services: readonly string[],
  options: IamPolicyOptions = {},
  types: ResourceTypes = allTypes,
): IamPolicy {
  requireScope(options);
  const wanted = sorted(services);
  const needs = wanted.flatMap(id => {
    const type = types.get(id);
    if (!type) {
      throw new RangeError(
        `there is no service "${id}"; there are: ${types.ids.join(', ')}`,
      );
    }
    return type.iam;
  });
  const list = drafts([...baseNeeds, ...needs], filling(options));
  const statements = list.map(
    ({ resources, condition, actions }, index): IamStatement => ({
      Sid: `CloudForge${index + 1}`,
      Effect: 'Allow',
      Action: sorted(actions),
      Resource: resources,
      ...(condition && { Condition: condition }),
    }),
  );
  return {
    services: wanted,
    documents: split(statements),
    actionCount: new Set(statements.flatMap(({ Action }) => Action)).size,
    reasons: Object.fromEntries(
      list.flatMap(({ reasons }, index) =>
        reasons.size > 0
          ? [[`CloudForge${index + 1}`, [...reasons].join('; ')]]
          : [],
      ),
    ),
  };
}

function requireScope({ account, region, prefix }: IamPolicyOptions): void {
  if (prefix !== undefined) {
    requirePrefix(prefix);
  }
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new RangeError(`an AWS account has twelve digits, not "${account}"`);
  }
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    throw new RangeError(`"${region}" is no region of AWS`);
  }
}
