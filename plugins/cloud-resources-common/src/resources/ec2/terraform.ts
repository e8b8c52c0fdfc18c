import type { DesignNode } from '../../design/Design';
import {
  Call,
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { imageBlocks, imageId } from '../image';
import { hasProfile, profileBlocks, profileName } from '../instanceProfile';
import { metadataBlock, volumeArguments } from '../launchTemplate';
import { groupIds, ownGroupBlocks } from '../ownGroup';
import {
  loginBlocks,
  loginDependencies,
  loginStatements,
} from './loginSecrets';
import type { Ec2Config } from './schema';
import { userDataOf } from './userData';

type Node = DesignNode<Ec2Config>;

const each = Reference.to('count', 'index');

const rootVolume = (
  { rootBlockDevice: volume }: Ec2Config,
  context: TerraformContext,
) =>
  NestedBlock.of({
    ...volumeArguments(volume),
    // Terraform gives a volume none of the instance's own tags.
    tags: context.tags(),
  });

/** An instance that reads secrets at its start needs them, and the right to, before. */
const dependencies = (node: Node) => {
  const secrets = loginDependencies(node);
  return secrets.length > 0
    ? [...secrets, Reference.to('aws_iam_role_policy', node.name)]
    : undefined;
};

function instanceBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const { publicSubnetIds, privateSubnetIds } = context.network;
  const isPublic = config.elasticIp || config.associatePublicIpAddress;
  const { creditSpecification: credits } = config;
  return resource('aws_instance', name, {
    count: config.count,
    ami: imageId(name, config),
    instance_type: config.instanceType,
    subnet_id: Call.of(
      'element',
      isPublic ? publicSubnetIds : privateSubnetIds,
      each,
    ),
    vpc_security_group_ids: groupIds(node, context),
    // Terraform reads an Elastic IP back as true, and would replace the instance.
    associate_public_ip_address: config.elasticIp
      ? undefined
      : config.associatePublicIpAddress,
    iam_instance_profile: hasProfile(context, loginStatements(node))
      ? profileName(name)
      : undefined,
    key_name: config.keyName,
    user_data: userDataOf(node),
    monitoring: config.monitoring,
    disable_api_termination: config.disableApiTermination,
    ebs_optimized: config.ebsOptimized,
    tenancy: config.tenancy === 'default' ? undefined : config.tenancy,
    tags: context.tags(config.tags),
    depends_on: dependencies(node),
    credit_specification:
      credits && NestedBlock.of({ cpu_credits: credits.cpuCredits }),
    metadata_options: metadataBlock(config.metadataOptions),
    root_block_device: rootVolume(config, context),
    // A newer AMI must not replace an instance that runs.
    lifecycle:
      config.ami === undefined
        ? NestedBlock.of({ ignore_changes: [Reference.to('ami')] })
        : undefined,
  });
}

function addressBlocks(
  { name, config }: Node,
  { network, tags }: TerraformContext,
): HclBlock[] {
  return config.elasticIp
    ? [
        resource('aws_eip', name, {
          count: config.count,
          domain: 'vpc',
          instance: Reference.to('aws_instance', name, each, 'id'),
          tags: tags(),
          depends_on: network.internetGateway && [network.internetGateway],
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
    ...ownGroupBlocks(node, context),
    ...loginBlocks(node, context),
    ...profileBlocks(node, context, loginStatements(node)),
    instanceBlock(node, context),
    ...addressBlocks(node, context),
  ];
}
