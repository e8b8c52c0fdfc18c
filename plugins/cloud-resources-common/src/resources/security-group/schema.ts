import { z } from 'zod';
import { ipv4Range, ipv6Range } from '../addressRange';
import { choice, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** What EC2 takes in a description of a group or a rule (EC2 API reference, CreateSecurityGroup). */
const description = word(
  /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
  'up to 255 letters, digits, blanks and the characters ._-:/()#,@[]+=&;{}!$*',
  { title: 'Description', max: 255 },
);

const cidrIpv4 = ipv4Range({ title: 'IPv4 addresses' });

const cidrIpv6 = ipv6Range({ title: 'IPv6 addresses' });

const port = (title: string) => whole({ title, min: 0, max: 65_535 });

const ruleOf = (config: Readonly<Record<string, unknown>>) => ({
  all: config.ipProtocol === '-1',
  from: config.fromPort,
  to: config.toPort,
});

const rulesOfRule: readonly Rule[] = [
  {
    path: 'fromPort',
    message: 'tcp and udp need fromPort and toPort; all protocols (-1) none',
    holds: config => {
      const { all, from, to } = ruleOf(config);
      return all
        ? from === undefined && to === undefined
        : from !== undefined && to !== undefined;
    },
  },
  {
    path: 'toPort',
    message: 'must not be below fromPort',
    holds: config => {
      const { from, to } = ruleOf(config);
      return typeof from !== 'number' || typeof to !== 'number' || from <= to;
    },
  },
  {
    path: 'cidrIpv4',
    message: 'give a rule one of cidrIpv4 and cidrIpv6',
    holds: ({ cidrIpv4: v4, cidrIpv6: v6 }) =>
      (v4 === undefined) !== (v6 === undefined),
  },
];

const rule = withRules(
  z.strictObject({
    description: description.default(''),
    ipProtocol: choice(['tcp', 'udp', '-1'], {
      title: 'Protocol',
      help: '-1 stands for all',
    }).default('tcp'),
    fromPort: port('First port').optional(),
    toPort: port('Last port').optional(),
    cidrIpv4: cidrIpv4.optional(),
    cidrIpv6: cidrIpv6.optional(),
  }),
  rulesOfRule,
);

/** What a rule lets through; AWS refuses two rules of a group that are alike in it. */
export function scopeOf(of: z.infer<typeof rule>): string {
  const { ipProtocol, fromPort, toPort, cidrIpv4: v4, cidrIpv6: v6 } = of;
  return JSON.stringify([ipProtocol, fromPort, toPort, v4, v6]);
}

/** AWS allows 60 rules of each direction in a group. */
const rules = (title: string) =>
  z
    .array(rule)
    .max(60, 'AWS allows 60 rules')
    .refine(
      list => new Set(list.map(scopeOf)).size === list.length,
      'two rules let the same through; leave one of them out',
    )
    .meta({ title });

export const configSchema = z.strictObject({
  description: description
    .refine(text => text !== '', 'must not be empty')
    .default('Made by CloudForge'),
  ingress: rules('What is let in').default([]),
  egress: rules('What is let out').default([
    { description: '', ipProtocol: '-1', cidrIpv4: '0.0.0.0/0' },
  ]),
  tags: tagsSchema.default({}),
});

/** @public */
export type SecurityGroupConfig = z.infer<typeof configSchema>;
