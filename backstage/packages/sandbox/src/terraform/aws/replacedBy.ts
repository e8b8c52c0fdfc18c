/** Arguments that AWS lets nobody change, whatever the resource. Source: "Forces new resource" in the provider's documentation. */
const FIXED = new Set([
  'ami',
  'availability_zone',
  'bucket',
  'bucket_prefix',
  'cidr_block',
  'cluster_identifier',
  'engine',
  'family',
  'fifo_queue',
  'fifo_topic',
  'function_name',
  'hash_key',
  'identifier',
  'internal',
  'key_name',
  'load_balancer_type',
  'name',
  'name_prefix',
  'object_lock_enabled',
  'range_key',
  'region',
  'replication_group_id',
  'security_group_id',
  'subnet_id',
  'target_type',
  'user_id',
  'user_name',
  'vpc_id',
]);

/** What some types fix besides. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  aws_ecs_task_definition: ['container_definitions', 'cpu', 'memory'],
  aws_instance: ['associate_public_ip_address', 'tenancy'],
  aws_lb_target_group: ['port', 'protocol'],
  aws_security_group: ['description'],
  aws_route: ['route_table_id', 'destination_cidr_block'],
};

/** Where a fixed name may be changed after all. */
const EXCEPT: Readonly<Record<string, readonly string[]>> = {
  aws_apigatewayv2_api: ['name'],
  aws_cloudfront_cache_policy: ['name'],
  aws_cloudfront_origin_access_control: ['name'],
  aws_elasticache_user: ['user_name'],
};

export const replacedBy = (type: string, argument: string): boolean =>
  (FIXED.has(argument) && !EXCEPT[type]?.includes(argument)) ||
  ALSO[type]?.includes(argument) === true;
