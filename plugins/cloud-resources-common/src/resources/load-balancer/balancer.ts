import type { DesignNode } from '../../design/Design';
import {
  data,
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { ownGroupBlocks } from '../ownGroup';
import { groupId } from '../security-group/connections';
import { targetGroupArn, targetsOf } from './targets';

export const balancerArn = (name: string) =>
  Reference.to('aws_lb', name, 'arn');

/** AWS takes names of 32 characters. */
export const LONGEST_NAME = 32;

/**
 * Where no group stands before a balancer, it gets one that lets callers reach
 * its listeners: those in the VPC, or anybody if it faces the internet.
 */
export function callerBlocks(
  node: DesignNode<{ internal: boolean }>,
  ports: readonly number[],
  context: TerraformContext,
): HclBlock[] {
  const { name, config } = node;
  if (context.sources('SECURITY_GROUP').length > 0) {
    return [];
  }
  const from = config.internal
    ? Reference.to('data', 'aws_vpc', name, 'cidr_block')
    : '0.0.0.0/0';
  return [
    ...(config.internal
      ? [data('aws_vpc', name, { id: context.network.vpcId })]
      : []),
    ...ownGroupBlocks(node, context, 'Lets callers reach the listeners'),
    ...ports.map(port =>
      resource('aws_vpc_security_group_ingress_rule', `${name}__${port}`, {
        security_group_id: groupId(name),
        cidr_ipv4: from,
        ip_protocol: 'tcp',
        from_port: port,
        to_port: port,
        tags: context.tags(),
      }),
    ),
  ];
}

/** Hands on to the one target group, or to several in equal shares. */
export function forwardAction(
  { name }: DesignNode,
  context: TerraformContext,
): NestedBlock | undefined {
  const groups = targetsOf(context).map(target =>
    targetGroupArn(name, target.name),
  );
  if (groups.length < 2) {
    return groups.length === 0
      ? undefined
      : NestedBlock.of({ type: 'forward', target_group_arn: groups[0] });
  }
  return NestedBlock.of({
    type: 'forward',
    forward: NestedBlock.of({
      target_group: groups.map(arn => NestedBlock.of({ arn, weight: 1 })),
    }),
  });
}

/** What a service needs before it may register with a balancer's target group. */
export const listenerOf = (balancer: string) =>
  Reference.to('aws_lb_listener', balancer);
