import type { DesignNode } from '../../design/Design';
import {
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclValue,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { physicalName } from '../physicalName';
import { portGroupBlocks, portGroupIds } from '../portGroup';
import { effective } from './effective';
import type { ElastiCacheConfig } from './schema';
import { userBlocks, userGroupIds } from './users';

type Node = DesignNode<ElastiCacheConfig>;

/** Longest id of a replication group, and of a Memcached cluster. */
const LONGEST = 40;

/** With parameters a group of its own; AWS's own where it must be said that there are shards. */
function parameterGroup(
  { name, config }: Node,
  context: TerraformContext,
): { blocks: HclBlock[]; group: HclValue | undefined } {
  const { family, isSharded } = effective(config);
  if (config.parameter.length === 0) {
    return {
      blocks: [],
      group: isSharded ? `default.${family}.cluster.on` : undefined,
    };
  }
  const parameters = [
    ...config.parameter,
    ...(isSharded ? [{ name: 'cluster-enabled', value: 'yes' }] : []),
  ];
  return {
    group: Reference.to('aws_elasticache_parameter_group', name, 'name'),
    blocks: [
      resource('aws_elasticache_parameter_group', name, {
        // Another family is another group, made before the cache leaves this one.
        name: `${physicalName(context.prefix, name, LONGEST)}-${family.replace(
          /\./g,
          '-',
        )}`,
        family,
        tags: context.tags(),
        parameter: parameters.map(of =>
          NestedBlock.of({ name: of.name, value: of.value }),
        ),
        lifecycle: NestedBlock.of({ create_before_destroy: true }),
      }),
    ],
  };
}

function commonArguments(node: Node, context: TerraformContext) {
  const { name, config } = node;
  const { version, port } = effective(config);
  return {
    engine: config.engine,
    engine_version: version,
    node_type: config.nodeType,
    port,
    parameter_group_name: parameterGroup(node, context).group,
    subnet_group_name: Reference.to(
      'aws_elasticache_subnet_group',
      name,
      'name',
    ),
    security_group_ids: portGroupIds(node, context),
    transit_encryption_enabled: config.transitEncryptionEnabled,
    maintenance_window: config.maintenanceWindow,
    auto_minor_version_upgrade: config.autoMinorVersionUpgrade,
    apply_immediately: config.applyImmediately,
  };
}

function memcachedBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const { nodes } = effective(config);
  return resource('aws_elasticache_cluster', name, {
    cluster_id: physicalName(context.prefix, name, LONGEST),
    ...commonArguments(node, context),
    num_cache_nodes: nodes,
    az_mode: nodes > 1 ? 'cross-az' : 'single-az',
    tags: context.tags(config.tags),
  });
}

function replicationGroupBlock(
  node: Node,
  context: TerraformContext,
): HclBlock {
  const { name, config } = node;
  const { nodes, replicas, isSharded, atRestEncryption, snapshots } =
    effective(config);
  const [key] = context.sources('KMS');
  return resource('aws_elasticache_replication_group', name, {
    replication_group_id:
      config.replicationGroupId ?? physicalName(context.prefix, name, LONGEST),
    description: config.description,
    ...commonArguments(node, context),
    num_cache_clusters: isSharded ? undefined : nodes,
    num_node_groups: config.numNodeGroups,
    replicas_per_node_group: isSharded ? replicas : undefined,
    automatic_failover_enabled: isSharded || replicas > 0,
    multi_az_enabled: replicas > 0,
    // AWS takes these nodes with it only.
    data_tiering_enabled: config.nodeType.startsWith('cache.r6gd.')
      ? true
      : undefined,
    at_rest_encryption_enabled: atRestEncryption,
    kms_key_id: key ? keyArn(key.name) : config.kmsKeyId,
    user_group_ids: userGroupIds(node),
    snapshot_retention_limit: snapshots,
    snapshot_window: config.snapshotWindow,
    final_snapshot_identifier: config.finalSnapshotIdentifier,
    tags: context.tags(config.tags),
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const { isMemcached, port } = effective(config);
  return [
    resource('aws_elasticache_subnet_group', name, {
      name: physicalName(context.prefix, name, 255),
      subnet_ids: context.network.privateSubnetIds,
      tags: context.tags(),
    }),
    ...portGroupBlocks(node, port, context),
    ...parameterGroup(node, context).blocks,
    ...userBlocks(node, context),
    isMemcached
      ? memcachedBlock(node, context)
      : replicationGroupBlock(node, context),
  ];
}
