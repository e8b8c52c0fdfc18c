import type { DesignNode } from '../../design/Design';
import { NestedBlock, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { isArm } from '../image';
import { launchedTags, metadataBlock, rootMapping } from '../launchTemplate';
import { physicalName } from '../physicalName';
import { assumedBy } from '../roleBlocks';
import { NODE_POLICIES } from './policies';
import type { EksConfig } from './schema';

type Node = DesignNode<EksConfig>;

/** Of Amazon Linux 2023. */
const ROOT_DEVICE = '/dev/xvda';

const nodesName = (name: string) => `${name}__nodes`;

const attachments = (name: string) =>
  Object.entries(NODE_POLICIES).map(([policy, arn]) => ({
    label: `${name}__${policy}`,
    arn,
  }));

function roleBlocks({ name }: Node, context: TerraformContext): HclBlock[] {
  const label = nodesName(name);
  return [
    resource('aws_iam_role', label, {
      name: physicalName(context.prefix, `${name}_nodes`, 64),
      assume_role_policy: assumedBy('ec2.amazonaws.com'),
      tags: context.tags(),
    }),
    ...attachments(name).map(({ label: attached, arn }) =>
      resource('aws_iam_role_policy_attachment', attached, {
        role: Reference.to('aws_iam_role', label, 'name'),
        policy_arn: arn,
      }),
    ),
  ];
}

/** What EKS itself would launch has neither our tags nor an encrypted volume. */
const templateBlock = (
  { name, config }: Node,
  context: TerraformContext,
): HclBlock =>
  resource('aws_launch_template', name, {
    name: physicalName(context.prefix, `${name}_nodes`, 125),
    update_default_version: true,
    tags: context.tags(config.tags),
    block_device_mappings: rootMapping(ROOT_DEVICE, config.rootBlockDevice),
    metadata_options: metadataBlock(config.metadataOptions),
    tag_specifications: launchedTags(context, config.tags),
  });

function groupBlock(
  { name, config }: Node,
  context: TerraformContext,
): HclBlock {
  const { scalingConfig: scaling, instanceTypes } = config;
  return resource('aws_eks_node_group', name, {
    cluster_name: Reference.to('aws_eks_cluster', name, 'name'),
    node_group_name: physicalName(context.prefix, name, 63),
    node_role_arn: Reference.to('aws_iam_role', nodesName(name), 'arn'),
    subnet_ids: context.network.privateSubnetIds,
    ami_type: `AL2023_${
      isArm(instanceTypes[0]) ? 'ARM_64' : 'x86_64'
    }_STANDARD`,
    instance_types: instanceTypes,
    capacity_type: config.capacityType,
    tags: context.tags(config.tags),
    // A node without its rights cannot join, or leave in order.
    depends_on: attachments(name).map(({ label }) =>
      Reference.to('aws_iam_role_policy_attachment', label),
    ),
    scaling_config: NestedBlock.of({
      min_size: scaling.minSize,
      max_size: scaling.maxSize,
      desired_size: scaling.desiredSize,
    }),
    update_config: NestedBlock.of({ max_unavailable: 1 }),
    launch_template: NestedBlock.of({
      id: Reference.to('aws_launch_template', name, 'id'),
      version: Reference.to('aws_launch_template', name, 'latest_version'),
    }),
  });
}

export const nodeBlocks = (
  node: Node,
  context: TerraformContext,
): HclBlock[] => [
  ...roleBlocks(node, context),
  templateBlock(node, context),
  groupBlock(node, context),
];
