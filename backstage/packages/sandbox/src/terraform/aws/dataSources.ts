import type { Settings } from '../Vendor';
import type { Values } from '../values/Value';
import { ACCOUNT, hex } from './names';

type Answer = (question: Values, settings: Settings) => Values;

const ZONES = ['a', 'b', 'c'];

/** Where AWS publishes the newest AMI of a kind. */
const AMI_PARAMETER = /^\/aws\/service\/.*ami/;

const parameter: Answer = ({ name }) => {
  const value = AMI_PARAMETER.test(`${name}`)
    ? `ami-0${hex(`${name}`, 'ami', 16)}`
    : `sandbox-${hex(`${name}`, 'value', 12)}`;
  return { value, insecure_value: value, type: 'String', version: 1 };
};

/** What the made-up values of `decide` would not do for. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  aws_availability_zones: (_, { region }) => ({
    id: region,
    group_names: [region],
    names: ZONES.map(zone => `${region}${zone}`),
    zone_ids: ZONES.map((_zone, index) => `${region}-az${index + 1}`),
  }),
  aws_caller_identity: () => ({
    id: ACCOUNT,
    account_id: ACCOUNT,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/sandbox/terraform`,
    user_id: 'AROASANDBOXSANDBOXSAN:terraform',
  }),
  aws_partition: () => ({
    id: 'aws',
    partition: 'aws',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  }),
  aws_region: ({ region: asked }, { region }) => ({
    id: asked ?? region,
    name: asked ?? region,
    endpoint: `ec2.${region}.amazonaws.com`,
    description: 'Sandbox',
  }),
  aws_ssm_parameter: parameter,
};

export const answers = (
  type: string,
  question: Values,
  settings: Settings,
): Values => ANSWERS[type]?.(question, settings) ?? {};
