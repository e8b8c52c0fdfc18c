import type { DesignNode } from '../design/Design';
import { resource, type HclBlock, type HclValue } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import { physicalName } from './physicalName';
import { groupId } from './security-group/connections';

/**
 * Names of the security groups before a node: those from which an edge leads to
 * it, or the one of its own, which has the node's name.
 */
export function groupNames(
  node: DesignNode,
  context: Pick<TerraformContext, 'neighboursOf'>,
): readonly string[] {
  const guards = context.neighboursOf(node).sources('SECURITY_GROUP');
  return guards.length > 0 ? guards.map(({ name }) => name) : [node.name];
}

export const groupIds = (
  node: DesignNode,
  context: Pick<TerraformContext, 'neighboursOf'>,
): HclValue => groupNames(node, context).map(groupId);

/** Where no group stands before a node, it gets one that lets nothing in. */
export function ownGroupBlocks(
  { name }: DesignNode,
  context: TerraformContext,
  description = 'Lets nothing in, everything out',
): HclBlock[] {
  if (context.sources('SECURITY_GROUP').length > 0) {
    return [];
  }
  return [
    resource('aws_security_group', name, {
      name: physicalName(context.prefix, name, 255),
      description,
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
