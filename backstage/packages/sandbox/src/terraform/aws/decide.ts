import type { Decision } from '../Vendor';
import type { ValueType } from '../schema/Schema';
import type { Value } from '../values/Value';
import { arnOf, serviceOf } from './arns';
import { idOf, prefixedId } from './ids';
import { ACCOUNT, capitals, hex, nameOf, uuid } from './names';

type Text = (attribute: string, decision: Decision) => Value;

/** Makes an internet address that documentation uses, or a private one. */
const octet = ({ seed }: Decision) => parseInt(hex(seed, 'octet', 2), 16);

const host: Text = (attribute, { type, known, settings, seed }) =>
  `${nameOf(known) ?? hex(seed, attribute, 12)}.${hex(seed, 'host', 12)}.${
    settings.region
  }.${serviceOf(type)}.amazonaws.com`;

const arn: Text = (_, { type, known, settings, seed }) =>
  arnOf(type, known, settings.region, seed);

const queueUrl: Text = (_, { known, settings }) =>
  `https://sqs.${settings.region}.amazonaws.com/${ACCOUNT}/${nameOf(known)}`;

const ownId: Text = (_, decision) =>
  idOf(decision.type, decision.known, decision.seed, {
    arn: () => arn('arn', decision),
    url: () => queueUrl('url', decision),
  });

/** As Terraform makes one up: of a prefix, or of its own name. */
const generatedName: Text = (attribute, { known, seed }) => {
  const prefix = known[`${attribute}_prefix`];
  return `${
    typeof prefix === 'string' && prefix ? prefix : 'terraform-'
  }2026010100000000${hex(seed, attribute, 10)}`;
};

const thingId: Text = (attribute, { seed }) =>
  prefixedId(attribute.replace(/_id$/, ''), seed) ?? hex(seed, attribute, 20);

/** By type and attribute, before the rules. */
const EXACT: Readonly<Record<string, Text>> = {
  'aws_sqs_queue url': queueUrl,
  'aws_kms_key key_id': (_, { known }) => known.id,
  'aws_route53_zone zone_id': (_, { known }) => known.id,
  'aws_eip allocation_id': (_, { known }) => known.id,
  'aws_eks_cluster endpoint': (_, { seed, settings }) =>
    `https://${hex(seed, 'eks', 32).toUpperCase()}.gr7.${
      settings.region
    }.eks.amazonaws.com`,
};

/** By the attribute's name; the first that fits. */
const RULES: readonly (readonly [RegExp, Text])[] = [
  [/^id$/, ownId],
  [/^arn$/, arn],
  [/^(name|bucket|identifier|cluster_identifier)$/, generatedName],
  [/_prefix$/, () => ''],
  [/base64$/, () => null],
  [/(^|_)invoke_arn$/, (a, d) => `${arn(a, d)}/invocations`],
  [/_arn$/, (a, d) => `${arn('arn', d)}:${a.replace(/_arn$/, '')}`],
  [
    /^(owner|account|registry|caller_account|requester)_?(id|account)?$/,
    () => ACCOUNT,
  ],
  [/zone_id$/, (a, { seed }) => `Z${capitals(seed, a)}`],
  [/^availability_zone(_id)?$/, (_, { settings }) => `${settings.region}a`],
  [/^region$/, (_, { settings }) => settings.region],
  [/^public_ip$/, (_, d) => `203.0.113.${octet(d)}`],
  [/(^|_)(private_ip|ip_address)$/, (_, d) => `10.0.128.${octet(d)}`],
  [/ipv6.*(cidr|block|address)/, (_, d) => `2001:db8::${octet(d)}`],
  [/cidr/, () => '10.0.0.0/16'],
  [
    /(^|_)issuer$/,
    (a, { seed, settings }) =>
      `https://oidc.eks.${settings.region}.amazonaws.com/id/${hex(
        seed,
        a,
        32,
      ).toUpperCase()}`,
  ],
  [/(^|_)(url|uri|api_endpoint)$/, (a, d) => `https://${host(a, d)}`],
  [
    /(dns|dns_name|domain_name|domain|endpoint|address|fqdn|hostname|public_dns|private_dns)$/,
    host,
  ],
  [/_id$/, thingId],
  [
    /(^|_)(created|modified|updated|at|date|time|timestamp)(_|$)/,
    () => '2026-01-01T00:00:00Z',
  ],
  [/instance_state$/, () => 'running'],
  [/(^|_)(status|state)$/, () => 'ACTIVE'],
  [/(^|_)version(_id)?$/, () => '1'],
  [
    /(etag|hash|fingerprint|sha256|md5|checksum)/,
    (a, { seed }) => hex(seed, a, 32),
  ],
  [/^data$/, (a, { seed }) => Buffer.from(hex(seed, a, 32)).toString('base64')],
  [/token|uuid|reference/, (a, { seed }) => uuid(seed, a)],
];

/** Something that nobody gave and AWS does not fill in either reads as empty. */
const otherText: Text = (attribute, decision) =>
  decision.attribute.optional ? '' : `sandbox-${attribute}`;

function text(attribute: string, decision: Decision): Value {
  const exact = EXACT[`${decision.type} ${attribute}`];
  if (exact) {
    return exact(attribute, decision);
  }
  const [, rule] = RULES.find(([name]) => name.test(attribute)) ?? [];
  return (rule ?? otherText)(attribute, decision);
}

function made(attribute: string, type: ValueType, decision: Decision): Value {
  switch (type) {
    case 'string':
      return text(attribute, decision);
    case 'number':
      return /port$/.test(attribute) ? 443 : 1;
    case 'bool':
      return false;
    default:
  }
  const [kind, of] = type;
  if (kind === 'object') {
    return Object.fromEntries(
      Object.entries(of).map(([name, inner]) => [
        name,
        made(name, inner, decision),
      ]),
    );
  }
  if (kind === 'map') {
    return {};
  }
  // One object, so that what refers to its attributes finds something.
  return Array.isArray(of) && of[0] === 'object'
    ? [made(attribute, of, decision)]
    : [];
}

/** Something plausible for what AWS would decide; made up, and of the right type. */
export const decide = (decision: Decision): Value =>
  made(decision.attribute.name, decision.attribute.type, decision);
