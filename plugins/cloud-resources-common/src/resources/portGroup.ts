import type { DesignNode } from '../design/Design';
import { resource, type HclBlock, type HclValue } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import { computeTypes } from './computeTypes';
import { groupNames } from './ownGroup';
import { physicalName } from './physicalName';
import { groupId } from './security-group/connections';

/** Names of the groups before the nodes whose code uses this one. */
const usersOf = (context: TerraformContext): readonly string[] => [
  ...new Set(
    computeTypes
      .flatMap(type => context.sources(type))
      .flatMap(user => groupNames(user, context)),
  ),
];

/** Groups of edges stay as they are: what an edge opens is opened in a group of its own. */
const hasOwn = (context: TerraformContext) =>
  context.sources('SECURITY_GROUP').length === 0 || usersOf(context).length > 0;

/** Every group before a node that serves a port: those of its edges, and its own. */
export const portGroupIds = (
  { name }: DesignNode,
  context: TerraformContext,
): HclValue =>
  [
    ...context.sources('SECURITY_GROUP').map(guard => guard.name),
    ...(hasOwn(context) ? [name] : []),
  ].map(groupId);

/** The group of a node that serves a port: lets in there whose code uses the node, and nothing else. */
export function portGroupBlocks(
  { name }: DesignNode,
  port: number,
  context: TerraformContext,
): HclBlock[] {
  if (!hasOwn(context)) {
    return [];
  }
  return [
    resource('aws_security_group', name, {
      name: physicalName(context.prefix, name, 255),
      // AWS makes a group anew for another description.
      description: 'Lets in what the design connects, and nothing else',
      vpc_id: context.network.vpcId,
      tags: context.tags(),
    }),
    ...usersOf(context).map(user =>
      // No label becomes a name with two underscores.
      resource('aws_vpc_security_group_ingress_rule', `${name}__${user}`, {
        security_group_id: groupId(name),
        referenced_security_group_id: groupId(user),
        ip_protocol: 'tcp',
        from_port: port,
        to_port: port,
        tags: context.tags(),
      }),
    ),
  ];
}
