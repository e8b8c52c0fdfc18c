import type { DesignNode } from '../../design/Design';
import { digestOf } from '../../design/digestOf';
import { NestedBlock, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { logGroupBlock } from '../logGroup';
import { groupIds, ownGroupBlocks } from '../ownGroup';
import { physicalName } from '../physicalName';
import { allow, policyDocument } from '../policyDocument';
import { assumedBy } from '../roleBlocks';
import { nodeBlocks } from './nodes';
import { CLUSTER_POLICY } from './policies';
import type { EksConfig } from './schema';

type Node = DesignNode<EksConfig>;

/** AWS takes 100 characters; a node group's name may have 63. */
const LONGEST_NAME = 100;

const keyArn = (name: string) => Reference.to('aws_kms_key', name, 'arn');

/** Encrypts what Kubernetes calls secrets. */
const keyBlock = ({ name, config }: Node, context: TerraformContext) =>
  resource('aws_kms_key', name, {
    description: 'Secrets of a Kubernetes cluster',
    enable_key_rotation: true,
    tags: context.tags(config.tags),
  });

function roleBlocks({ name }: Node, context: TerraformContext): HclBlock[] {
  const role = Reference.to('aws_iam_role', name, 'name');
  return [
    resource('aws_iam_role', name, {
      name: physicalName(context.prefix, name, 64),
      assume_role_policy: assumedBy('eks.amazonaws.com'),
      tags: context.tags(),
    }),
    resource('aws_iam_role_policy_attachment', name, {
      role,
      policy_arn: CLUSTER_POLICY,
    }),
    resource('aws_iam_role_policy', name, {
      name: 'secrets',
      role,
      policy: policyDocument([
        allow({
          actions: [
            'kms:Decrypt',
            'kms:DescribeKey',
            'kms:Encrypt',
            'kms:ListGrants',
          ],
          resources: [keyArn(name)],
        }),
      ]),
    }),
  ];
}

function clusterBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  return resource('aws_eks_cluster', name, {
    name: physicalName(context.prefix, name, LONGEST_NAME),
    version: config.version,
    role_arn: Reference.to('aws_iam_role', name, 'arn'),
    enabled_cluster_log_types: config.enabledClusterLogTypes,
    deletion_protection: config.deletionProtection,
    tags: context.tags(config.tags),
    depends_on: [
      Reference.to('aws_cloudwatch_log_group', name),
      Reference.to('aws_iam_role_policy', name),
      Reference.to('aws_iam_role_policy_attachment', name),
    ],
    access_config: NestedBlock.of({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    }),
    encryption_config: NestedBlock.of({
      resources: ['secrets'],
      provider: NestedBlock.of({ key_arn: keyArn(name) }),
    }),
    vpc_config: NestedBlock.of({
      subnet_ids: context.network.privateSubnetIds,
      security_group_ids: groupIds(node, context),
      endpoint_private_access: true,
      endpoint_public_access: config.endpointPublicAccess,
      public_access_cidrs: config.publicAccessCidrs,
    }),
  });
}

/** Named by whom they are for, so that none changes when one before it goes away. */
function accessBlocks({ name, config }: Node, context: TerraformContext) {
  const cluster = Reference.to('aws_eks_cluster', name, 'name');
  return config.accessEntries.flatMap(
    ({ principalArn, policy, namespaces }): HclBlock[] => {
      const label = `${name}__${digestOf(principalArn)}`;
      return [
        resource('aws_eks_access_entry', label, {
          cluster_name: cluster,
          principal_arn: principalArn,
          tags: context.tags(),
        }),
        resource('aws_eks_access_policy_association', label, {
          cluster_name: cluster,
          principal_arn: Reference.to(
            'aws_eks_access_entry',
            label,
            'principal_arn',
          ),
          policy_arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
          access_scope: NestedBlock.of({
            type: namespaces.length > 0 ? 'namespace' : 'cluster',
            namespaces: namespaces.length > 0 ? namespaces : undefined,
          }),
        }),
      ];
    },
  );
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  return [
    ...ownGroupBlocks(node, context),
    keyBlock(node, context),
    logGroupBlock(
      name,
      `/aws/eks/${physicalName(context.prefix, name, LONGEST_NAME)}/cluster`,
      config.retentionInDays,
      context,
    ),
    ...roleBlocks(node, context),
    clusterBlock(node, context),
    ...accessBlocks(node, context),
    ...nodeBlocks(node, context),
  ];
}
