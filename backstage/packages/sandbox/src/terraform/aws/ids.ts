import type { Value, Values } from '../values/Value';
import { capitals, hex, nameOf, uuid } from './names';

/** By the last words of a type or of an attribute: `aws_vpc` and `vpc_id`. */
const PREFIXES: Readonly<Record<string, string>> = {
  association: 'eipassoc',
  customer_gateway: 'cgw',
  default_security_group: 'sg',
  egress_only_internet_gateway: 'eigw',
  eip: 'eipalloc',
  allocation: 'eipalloc',
  flow_log: 'fl',
  gateway: 'igw',
  instance: 'i',
  internet_gateway: 'igw',
  launch_template: 'lt',
  nat_gateway: 'nat',
  network_acl: 'acl',
  network_interface: 'eni',
  route: 'r-rtb',
  route_table: 'rtb',
  route_table_association: 'rtbassoc',
  security_group: 'sg',
  snapshot: 'snap',
  subnet: 'subnet',
  volume: 'vol',
  ebs_volume: 'vol',
  ami: 'ami',
  image: 'ami',
  vpc: 'vpc',
  vpc_endpoint: 'vpce',
  vpc_security_group_egress_rule: 'sgr',
  vpc_security_group_ingress_rule: 'sgr',
};

/** Types whose id is their ARN. */
const ARN_IDS = new Set([
  'aws_acm_certificate',
  'aws_ecs_cluster',
  'aws_ecs_service',
  'aws_iam_policy',
  'aws_lb',
  'aws_lb_listener',
  'aws_lb_listener_rule',
  'aws_lb_target_group',
  'aws_secretsmanager_secret',
  'aws_sns_topic',
  'aws_sns_topic_subscription',
]);

/** `vpc-0123456789abcdef0`, or nothing where AWS does not call such things so. */
export function prefixedId(words: string, seed: string): string | undefined {
  const prefix = PREFIXES[words];
  return prefix && `${prefix}-0${hex(seed, words, 16)}`;
}

/** The id of a resource; `arn` and `url` are asked only where they are the id. */
export function idOf(
  type: string,
  known: Values,
  seed: string,
  make: { arn: () => Value; url: () => Value },
): Value {
  const kind = type.replace(/^aws_/, '');
  if (ARN_IDS.has(type)) {
    return make.arn();
  }
  switch (type) {
    case 'aws_sqs_queue':
      return make.url();
    case 'aws_kms_key':
    case 'aws_lambda_event_source_mapping':
      return uuid(seed, 'id');
    case 'aws_route53_zone':
      return `Z${capitals(seed, 'id')}`;
    case 'aws_cloudfront_distribution':
    case 'aws_cloudfront_origin_access_control':
      return `E${capitals(seed, 'id')}`;
    default:
      return (
        prefixedId(kind, seed) ??
        nameOf(known) ??
        `${kind.replace(/_/g, '-')}-${hex(seed, 'id', 12)}`
      );
  }
}
