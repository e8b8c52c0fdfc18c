import type { DesignNode } from '../../design/Design';
import {
  Call,
  data,
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { imageBlocks, imageId } from '../image';
import { hasProfile, profileBlocks, profileName } from '../instanceProfile';
import { launchedTags, metadataBlock, rootMapping } from '../launchTemplate';
import { groupIds, ownGroupBlocks } from '../ownGroup';
import { physicalName } from '../physicalName';
import type { AsgConfig } from './schema';

type Node = DesignNode<AsgConfig>;

/** Of Amazon Linux 2023. */
const ROOT_DEVICE = '/dev/xvda';

/** An image of somebody's says itself what its root is called. */
const deviceBlocks = ({ name, config: { ami } }: Node): HclBlock[] =>
  ami === undefined
    ? []
    : [
        data('aws_ami', name, {
          filter: NestedBlock.of({ name: 'image-id', values: [ami] }),
        }),
      ];

function templateBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  return resource('aws_launch_template', name, {
    name: physicalName(context.prefix, name, 125),
    update_default_version: true,
    image_id: imageId(name, config),
    instance_type: config.instanceType,
    key_name: config.keyName,
    user_data:
      config.userData === undefined
        ? undefined
        : Call.of('base64encode', config.userData),
    vpc_security_group_ids: groupIds(node, context),
    tags: context.tags(config.tags),
    iam_instance_profile: hasProfile(context)
      ? NestedBlock.of({ name: profileName(name) })
      : undefined,
    block_device_mappings: rootMapping(
      config.ami === undefined
        ? ROOT_DEVICE
        : Reference.to('data', 'aws_ami', name, 'root_device_name'),
      config.rootBlockDevice,
    ),
    metadata_options: metadataBlock(config.metadataOptions),
    monitoring: NestedBlock.of({ enabled: config.monitoring }),
    tag_specifications: launchedTags(context, config.tags),
  });
}

/** The group has no tags but blocks, one a tag; its instances have theirs of the template. */
const groupTags = (
  context: TerraformContext,
  own: Readonly<Record<string, string>>,
) =>
  NestedBlock.of(
    {
      for_each: context.tags(own),
      content: NestedBlock.of({
        key: Reference.to('tag', 'key'),
        value: Reference.to('tag', 'value'),
        propagate_at_launch: false,
      }),
    },
    'tag',
  );

function refreshBlock({ instanceRefresh: refresh }: AsgConfig): NestedBlock {
  return NestedBlock.of({
    strategy: 'Rolling',
    preferences: NestedBlock.of({
      min_healthy_percentage: refresh.minHealthyPercentage,
      instance_warmup: refresh.instanceWarmup,
    }),
  });
}

const isBehindBalancer = (context: TerraformContext) =>
  ['ALB', 'NLB'].some(type => context.sources(type).length > 0);

function groupBlock(
  { name, config }: Node,
  context: TerraformContext,
): HclBlock {
  return resource('aws_autoscaling_group', name, {
    name: physicalName(context.prefix, name, 255),
    min_size: config.minSize,
    max_size: config.maxSize,
    desired_capacity: config.desiredCapacity,
    vpc_zone_identifier: context.network.privateSubnetIds,
    health_check_type: isBehindBalancer(context) ? 'ELB' : 'EC2',
    health_check_grace_period: config.healthCheckGracePeriod,
    launch_template: NestedBlock.of({
      id: Reference.to('aws_launch_template', name, 'id'),
      version: Reference.to('aws_launch_template', name, 'latest_version'),
    }),
    instance_refresh: refreshBlock(config),
    dynamic: groupTags(context, config.tags),
  });
}

function policyBlocks(
  { name, config: { targetTrackingConfiguration: tracking } }: Node,
  context: TerraformContext,
): HclBlock[] {
  return tracking
    ? [
        resource('aws_autoscaling_policy', name, {
          name: physicalName(context.prefix, name, 255),
          autoscaling_group_name: Reference.to(
            'aws_autoscaling_group',
            name,
            'name',
          ),
          policy_type: 'TargetTrackingScaling',
          target_tracking_configuration: NestedBlock.of({
            target_value: tracking.targetValue,
            predefined_metric_specification: NestedBlock.of({
              predefined_metric_type: tracking.predefinedMetricType,
            }),
          }),
        }),
      ]
    : [];
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  return [
    ...imageBlocks(node.name, node.config),
    ...deviceBlocks(node),
    ...ownGroupBlocks(node, context),
    ...profileBlocks(node, context),
    templateBlock(node, context),
    groupBlock(node, context),
    ...policyBlocks(node, context),
  ];
}
