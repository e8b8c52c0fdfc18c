import type { DesignNode } from '../../design/Design';
import {
  NestedBlock,
  Reference,
  resource,
  Template,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import type { CommonArguments } from './commonArguments';
import type { RdsConfig } from './schema';

type Node = DesignNode<RdsConfig>;

function cluster(
  { name, config }: Node,
  common: CommonArguments,
  context: TerraformContext,
): HclBlock {
  const { identifier, ...rest } = common;
  const scaling = config.serverlessv2ScalingConfiguration;
  return resource('aws_rds_cluster', name, {
    cluster_identifier: identifier,
    ...rest,
    // Aurora's storage is regional; Insights are an instance's.
    performance_insights_enabled: undefined,
    storage_type: config.storageType,
    database_name: config.dbName,
    master_username: config.username,
    db_cluster_parameter_group_name: Reference.to(
      'aws_rds_cluster_parameter_group',
      name,
      'name',
    ),
    preferred_backup_window: config.backupWindow,
    preferred_maintenance_window: config.maintenanceWindow,
    tags: context.tags(config.tags),
    serverlessv2_scaling_configuration:
      scaling &&
      NestedBlock.of({
        min_capacity: scaling.minCapacity,
        max_capacity: scaling.maxCapacity,
        seconds_until_auto_pause: scaling.secondsUntilAutoPause,
      }),
  });
}

/** A cluster and its instances, over whose zones AWS spreads them. */
export function clusterBlocks(
  node: Node,
  common: CommonArguments,
  context: TerraformContext,
): HclBlock[] {
  const { name, config } = node;
  const of = (attribute: string) =>
    Reference.to('aws_rds_cluster', name, attribute);
  return [
    cluster(node, common, context),
    resource('aws_rds_cluster_instance', name, {
      count: config.count,
      identifier: Template.of(
        `${common.identifier}-`,
        Reference.to('count', 'index'),
      ),
      cluster_identifier: of('id'),
      engine: of('engine'),
      instance_class: config.instanceClass,
      publicly_accessible: false,
      db_subnet_group_name: common.db_subnet_group_name,
      ca_cert_identifier: config.caCertIdentifier,
      preferred_maintenance_window: config.maintenanceWindow,
      auto_minor_version_upgrade: config.autoMinorVersionUpgrade,
      apply_immediately: config.applyImmediately,
      performance_insights_enabled: config.performanceInsightsEnabled,
      copy_tags_to_snapshot: true,
      tags: context.tags(config.tags),
    }),
  ];
}
