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
import { physicalName } from '../physicalName';
import { roleBlocks } from '../roleBlocks';
import { groupId } from '../security-group/connections';
import type { Ec2Config } from './schema';

type Node = DesignNode<Ec2Config>;

/** Graviton families have a `g` after the generation, such as t4g; a1 was the first. */
const ARM = /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./;

const each = Reference.to('count', 'index');

/** The AMI that is asked for, or where AWS publishes the newest Amazon Linux. */
function imageBlocks({ name, config }: Node): HclBlock[] {
  const architecture = ARM.test(config.instanceType) ? 'arm64' : 'x86_64';
  return config.ami === undefined
    ? [
        data('aws_ssm_parameter', name, {
          name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
        }),
      ]
    : [];
}

const guards = (context: TerraformContext) => context.sources('SECURITY_GROUP');

/** Where no group stands before it, an instance gets one that lets nothing in. */
function securityGroupBlocks(
  { name }: Node,
  context: TerraformContext,
): HclBlock[] {
  if (guards(context).length > 0) {
    return [];
  }
  return [
    resource('aws_security_group', name, {
      name: physicalName(context.prefix, name, 255),
      description: 'Lets nothing in, everything out',
      vpc_id: context.network.vpcId,
      tags: context.tags(),
    }),
    resource('aws_vpc_security_group_egress_rule', name, {
      security_group_id: groupId(name),
      cidr_ipv4: '0.0.0.0/0',
      ip_protocol: '-1',
      tags: context.tags(),
    }),
  ];
}

function groupNames(name: string, context: TerraformContext): string[] {
  const names = guards(context).map(group => group.name);
  return names.length > 0 ? names : [name];
}

function profileBlocks(node: Node, context: TerraformContext): HclBlock[] {
  const { name } = node;
  return context.allowed.length > 0
    ? [
        ...roleBlocks(node, context, 'ec2.amazonaws.com'),
        resource('aws_iam_instance_profile', name, {
          name: physicalName(context.prefix, name, 128),
          role: Reference.to('aws_iam_role', name, 'name'),
          tags: context.tags(),
        }),
      ]
    : [];
}

const rootVolume = (
  { rootBlockDevice: volume }: Ec2Config,
  context: TerraformContext,
) =>
  NestedBlock.of({
    volume_size: volume.volumeSize,
    volume_type: volume.volumeType,
    iops: volume.iops,
    throughput: volume.throughput,
    encrypted: volume.encrypted,
    kms_key_id: volume.kmsKeyId,
    delete_on_termination: volume.deleteOnTermination,
    // Terraform gives a volume none of the instance's own tags.
    tags: context.tags(),
  });

function instanceBlock(
  { name, config }: Node,
  context: TerraformContext,
): HclBlock {
  const { publicSubnetIds, privateSubnetIds } = context.network;
  const isPublic = config.elasticIp || config.associatePublicIpAddress;
  const { metadataOptions: metadata, creditSpecification: credits } = config;
  return resource('aws_instance', name, {
    count: config.count,
    ami:
      config.ami ??
      Reference.to('data', 'aws_ssm_parameter', name, 'insecure_value'),
    instance_type: config.instanceType,
    subnet_id: Call.of(
      'element',
      isPublic ? publicSubnetIds : privateSubnetIds,
      each,
    ),
    vpc_security_group_ids: groupNames(name, context).map(groupId),
    // Terraform reads an Elastic IP back as true, and would replace the instance.
    associate_public_ip_address: config.elasticIp
      ? undefined
      : config.associatePublicIpAddress,
    iam_instance_profile:
      context.allowed.length > 0
        ? Reference.to('aws_iam_instance_profile', name, 'name')
        : undefined,
    key_name: config.keyName,
    user_data: config.userData,
    monitoring: config.monitoring,
    disable_api_termination: config.disableApiTermination,
    ebs_optimized: config.ebsOptimized,
    tenancy: config.tenancy === 'default' ? undefined : config.tenancy,
    tags: context.tags(config.tags),
    credit_specification:
      credits && NestedBlock.of({ cpu_credits: credits.cpuCredits }),
    metadata_options: NestedBlock.of({
      http_endpoint: metadata.httpEndpoint,
      http_tokens: metadata.httpTokens,
      http_put_response_hop_limit: metadata.httpPutResponseHopLimit,
    }),
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
    ...imageBlocks(node),
    ...securityGroupBlocks(node, context),
    ...profileBlocks(node, context),
    instanceBlock(node, context),
    ...addressBlocks(node, context),
  ];
}
