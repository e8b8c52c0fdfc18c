import type { Values } from '../values/Value';
import { ACCOUNT, hex, nameOf, uuid } from './names';

/** What follows `arn:aws:`, with R for the region and A for the account. */
const PATTERNS: Readonly<Record<string, string>> = {
  aws_autoscaling_group:
    'autoscaling:R:A:autoScalingGroup:{uuid}:autoScalingGroupName/{name}',
  aws_cloudfront_distribution: 'cloudfront::A:distribution/{id}',
  aws_cloudwatch_log_group: 'logs:R:A:log-group:{name}',
  aws_db_instance: 'rds:R:A:db:{name}',
  aws_db_parameter_group: 'rds:R:A:pg:{name}',
  aws_db_subnet_group: 'rds:R:A:subgrp:{name}',
  aws_dynamodb_table: 'dynamodb:R:A:table/{name}',
  aws_ecs_cluster: 'ecs:R:A:cluster/{name}',
  aws_ecs_service: 'ecs:R:A:service/{name}/{name}',
  aws_ecs_task_definition: 'ecs:R:A:task-definition/{name}:1',
  aws_eks_cluster: 'eks:R:A:cluster/{name}',
  aws_elasticache_cluster: 'elasticache:R:A:cluster:{name}',
  aws_elasticache_replication_group: 'elasticache:R:A:replicationgroup:{name}',
  aws_elasticache_subnet_group: 'elasticache:R:A:subnetgroup:{name}',
  aws_elasticache_user: 'elasticache:R:A:user:{name}',
  aws_elasticache_user_group: 'elasticache:R:A:usergroup:{name}',
  aws_iam_instance_profile: 'iam::A:instance-profile/{name}',
  aws_iam_policy: 'iam::A:policy/{name}',
  aws_iam_role: 'iam::A:role/{name}',
  aws_iam_user: 'iam::A:user/{name}',
  aws_kms_alias: 'kms:R:A:{name}',
  aws_kms_key: 'kms:R:A:key/{id}',
  aws_lambda_function: 'lambda:R:A:function:{name}',
  aws_lb: 'elasticloadbalancing:R:A:loadbalancer/app/{name}/{hex}',
  aws_lb_listener: 'elasticloadbalancing:R:A:listener/app/x/{hex}/{hex}',
  aws_lb_target_group: 'elasticloadbalancing:R:A:targetgroup/{name}/{hex}',
  aws_rds_cluster: 'rds:R:A:cluster:{name}',
  aws_rds_cluster_instance: 'rds:R:A:db:{name}',
  aws_route53_zone: 'route53:::hostedzone/{id}',
  aws_s3_bucket: 's3:::{name}',
  aws_secretsmanager_secret: 'secretsmanager:R:A:secret:{name}-{hex6}',
  aws_sns_topic: 'sns:R:A:{name}',
  aws_sqs_queue: 'sqs:R:A:{name}',
};

/** What EC2 keeps, whose types do not begin with it. */
const EC2 =
  /^aws_(instance|vpc|subnet|security_group|default_security_group|internet_gateway|nat_gateway|eip|route|route_table|network_\w+|ebs_\w+|volume|launch_template|key_pair|ami|vpc_\w+)$/;

const SERVICES: Readonly<Record<string, string>> = {
  cloudwatch: 'logs',
  db: 'rds',
  lb: 'elasticloadbalancing',
};

/** `sqs`, as it stands in ARNs, hosts and messages. */
export function serviceOf(type: string): string {
  if (EC2.test(type)) {
    return 'ec2';
  }
  const [, word] = type.split('_');
  return SERVICES[word] ?? word;
}

export function arnOf(
  type: string,
  known: Values,
  region: string,
  seed: string,
): string {
  const kind = type.replace(/^aws_/, '').replace(/_/g, '-');
  const { id } = known;
  const ownId = typeof id === 'string' ? id : hex(seed, 'arn', 17);
  const pattern = PATTERNS[type] ?? `${serviceOf(type)}:R:A:${kind}/{id}`;
  const words: Readonly<Record<string, string>> = {
    '{name}': nameOf(known) ?? ownId,
    '{id}': ownId,
    '{hex}': hex(seed, 'arn', 16),
    '{hex6}': hex(seed, 'arn', 6),
    '{uuid}': uuid(seed, 'arn'),
    ':R:': `:${region}:`,
    'A:': `${ACCOUNT}:`,
  };
  return `arn:aws:${pattern.replace(
    /\{\w+\}|:R:|(?<=:)A:/g,
    word => words[word] ?? word,
  )}`;
}
