import { z } from 'zod';
import { choice, flag, text, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';
import { recordTypes, recordValues } from './recordValues';

type Read = Readonly<Record<string, unknown>>;

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';

const recordName = word(
  new RegExp(`^((\\*|${LABEL})(\\.${LABEL})*)?$`),
  'lower-case letters, digits and hyphens between dots, * first at most',
  {
    title: 'Name',
    help: 'Without the name of the zone; empty for the zone itself',
    max: 253,
  },
);

const record = withRules(
  z.strictObject({
    name: recordName.default(''),
    type: choice(recordTypes, { title: 'Type' }),
    ttl: whole({
      title: 'May be remembered for',
      unit: 's',
      min: 0,
      max: 2_147_483_647,
    }).default(300),
    records: z
      .array(text(4_000, { title: 'Value' }))
      .min(1, 'needs a value')
      .max(400, 'AWS allows 400 values')
      .meta({ title: 'Values' }),
  }),
  [
    ...recordTypes.map(
      (type): Rule => ({
        path: 'records',
        message: `each of type ${type} must be ${recordValues[type].expected}`,
        holds: ({ type: own, records }) =>
          own !== type ||
          !Array.isArray(records) ||
          records.every(
            value =>
              typeof value !== 'string' || recordValues[type].fits(value),
          ),
      }),
    ),
    {
      path: 'records',
      message: 'a CNAME has one value',
      holds: ({ type, records }) =>
        type !== 'CNAME' || !Array.isArray(records) || records.length === 1,
    },
    {
      path: 'name',
      message:
        'the zone itself has no CNAME, and AWS writes its NS; give a name, or lead an edge to what it stands for',
      holds: ({ type, name = '' }) =>
        name !== '' || (type !== 'CNAME' && type !== 'NS'),
    },
  ],
);

const alias = z.strictObject({
  name: recordName,
  target: text(100, {
    title: 'Leads to',
    help: 'The label of a load balancer or an instance to which an edge leads',
  }),
});

const fields = z.strictObject({
  name: word(
    new RegExp(`^${LABEL}(\\.${LABEL})*$`),
    'a domain such as example.com, in lower case and without a dot at the end',
    { title: 'Domain', max: 253 },
  ),
  privateZone: flag({
    title: 'Private',
    help: 'Answers in the VPC of the design only; cannot be changed later',
  }).default(false),
  comment: text(256, {
    title: 'Comment',
    help: 'Left out, the label',
  }).optional(),
  forceDestroy: flag({
    title: 'Delete the zone with every record in it',
    help: 'Otherwise a zone with records of others cannot be destroyed',
  }).default(false),
  record: z.array(record).max(1_000).default([]).meta({ title: 'Records' }),
  alias: z.array(alias).max(100).default([]).meta({
    title: 'Names of what edges lead to',
    description:
      'What is not named here is called as its label; a distribution answers to its aliases',
  }),
  tags: tagsSchema.default({}),
});

const listOf = (value: unknown): Read[] =>
  (Array.isArray(value) ? value : []).filter(
    item => typeof item === 'object' && item !== null,
  );

const nameOf = ({ name = '' }: Read) => String(name);

const rules: readonly Rule[] = [
  {
    path: 'record',
    message:
      'two records have the same name and type; put their values into one',
    holds: ({ record: list }) => {
      const of = listOf(list).map(item => `${item.type} ${nameOf(item)}`);
      return new Set(of).size === of.length;
    },
  },
  {
    path: 'record',
    message: 'a name with a CNAME has no other record',
    holds: ({ record: list }) => {
      const of = listOf(list);
      return of
        .filter(({ type }) => type === 'CNAME')
        .every(
          item =>
            of.filter(other => nameOf(other) === nameOf(item)).length === 1,
        );
    },
  },
  {
    path: 'alias',
    message: 'two have the same name',
    holds: ({ alias: list }) => {
      const of = listOf(list).map(nameOf);
      return new Set(of).size === of.length;
    },
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type Route53Config = z.infer<typeof configSchema>;
