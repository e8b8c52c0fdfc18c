import type { DesignNode } from '../../design/Design';
import { NestedBlock, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import { portGroupBlocks } from '../portGroup';
import { clusterBlocks } from './cluster';
import {
  commonArguments,
  LONGEST,
  type CommonArguments,
} from './commonArguments';
import { effective } from './effective';
import type { RdsConfig } from './schema';

type Node = DesignNode<RdsConfig>;

function parameters({ config }: Node): NestedBlock[] {
  const { tls } = effective(config).engine;
  const isSaid = config.parameter.some(({ name }) => name === tls.name);
  return [
    ...(isSaid ? [] : [{ ...tls, applyMethod: 'immediate' }]),
    ...config.parameter,
  ].map(({ name, value, applyMethod }) =>
    NestedBlock.of({ name, value, apply_method: applyMethod }),
  );
}

function parameterGroup(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const { engine, family } = effective(config);
  return resource(
    engine.aurora
      ? 'aws_rds_cluster_parameter_group'
      : 'aws_db_parameter_group',
    name,
    {
      // Another family is another group, made before the database leaves this one.
      name: `${physicalName(context.prefix, name, LONGEST)}-${family.replace(
        /\./g,
        '-',
      )}`,
      family,
      tags: context.tags(),
      parameter: parameters(node),
      lifecycle: NestedBlock.of({ create_before_destroy: true }),
    },
  );
}

function instanceBlock(
  { name, config }: Node,
  common: CommonArguments,
  context: TerraformContext,
): HclBlock {
  const { size, storageType } = effective(config);
  return resource('aws_db_instance', name, {
    ...common,
    instance_class: config.instanceClass,
    multi_az: config.multiAz,
    allocated_storage: size,
    max_allocated_storage: config.maxAllocatedStorage,
    storage_type: storageType,
    iops: config.iops,
    storage_throughput: config.storageThroughput,
    db_name: config.dbName,
    username: config.username,
    publicly_accessible: false,
    parameter_group_name: Reference.to('aws_db_parameter_group', name, 'name'),
    ca_cert_identifier: config.caCertIdentifier,
    backup_window: config.backupWindow,
    maintenance_window: config.maintenanceWindow,
    auto_minor_version_upgrade: config.autoMinorVersionUpgrade,
    tags: context.tags(config.tags),
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const { engine, port } = effective(config);
  const common = commonArguments(node, context);
  return [
    resource('aws_db_subnet_group', name, {
      name: physicalName(context.prefix, name, 255),
      subnet_ids: context.network.privateSubnetIds,
      tags: context.tags(),
    }),
    ...portGroupBlocks(node, port, context),
    parameterGroup(node, context),
    ...(engine.aurora
      ? clusterBlocks(node, common, context)
      : [instanceBlock(node, common, context)]),
  ];
}
