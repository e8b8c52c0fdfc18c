import type { DesignNode } from '../../design/Design';
import {
  Call,
  data,
  Reference,
  resource,
  type HclBlock,
  type HclValue,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import type { Ec2Config } from '../ec2/schema';
import { keyArn } from '../kms/connections';
import type { EbsConfig } from './schema';

type Node = DesignNode<EbsConfig>;

const instanceOf = (context: TerraformContext) =>
  context.sources('EC2')[0] as DesignNode<Ec2Config> | undefined;

/**
 * The zone in which the instance stands, by its subnet: asked of the instance,
 * it would be unknown when that is replaced, and so would replace the volume.
 */
function zoneOf(
  { name }: Node,
  context: TerraformContext,
): { blocks: HclBlock[]; zone: HclValue } {
  const { network } = context;
  if (network.zones) {
    // A single instance stands in the first of the subnets.
    return { blocks: [], zone: network.zones[0] };
  }
  const config = instanceOf(context)?.config;
  const isPublic = config?.elasticIp || config?.associatePublicIpAddress;
  return {
    blocks: [
      data('aws_subnet', name, {
        id: Call.of(
          'element',
          isPublic ? network.publicSubnetIds : network.privateSubnetIds,
          0,
        ),
      }),
    ],
    zone: Reference.to('data', 'aws_subnet', name, 'availability_zone'),
  };
}

function attachmentBlocks(
  { name, config }: Node,
  context: TerraformContext,
): HclBlock[] {
  const instance = instanceOf(context);
  return instance
    ? [
        resource('aws_volume_attachment', name, {
          device_name: config.deviceName,
          volume_id: Reference.to('aws_ebs_volume', name, 'id'),
          instance_id: Reference.to('aws_instance', instance.name, 0, 'id'),
          // What is written to it must not be torn off.
          stop_instance_before_detaching: true,
        }),
      ]
    : [];
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const [key] = context.sources('KMS');
  const { blocks, zone } = zoneOf(node, context);
  return [
    ...blocks,
    resource('aws_ebs_volume', name, {
      availability_zone: zone,
      size: config.size,
      type: config.type,
      iops: config.iops,
      throughput: config.throughput,
      encrypted: config.encrypted,
      kms_key_id: key ? keyArn(key.name) : config.kmsKeyId,
      snapshot_id: config.snapshotId,
      final_snapshot: config.finalSnapshot,
      tags: context.tags(config.tags),
    }),
    ...attachmentBlocks(node, context),
  ];
}
