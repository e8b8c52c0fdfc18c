import type { DesignNode } from '../../design/Design';
import { NestedBlock, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import type { AlbConfig } from '../alb/schema';
import {
  balancerArn,
  callerBlocks,
  forwardAction,
  LONGEST_NAME,
} from '../load-balancer/balancer';
import {
  attachmentBlocks,
  openings,
  portOf,
  targetGroupBlock,
  targetsOf,
  type Targeting,
} from '../load-balancer/targets';
import { groupIds } from '../ownGroup';
import { physicalName } from '../physicalName';
import type { NlbConfig } from './schema';

type Node = DesignNode<NlbConfig>;

/** A balancer behind is asked over HTTP, or HTTPS where it has a certificate. */
const protocolOf = ({ certificateArn }: AlbConfig) =>
  certificateArn === undefined ? 'HTTP' : 'HTTPS';

function checkOf(
  { config: { healthCheck: check } }: Node,
  { type, config }: DesignNode,
): NestedBlock {
  const protocol =
    type.id === 'ALB' ? protocolOf(config as AlbConfig) : check.protocol;
  return NestedBlock.of({
    protocol,
    path: protocol === 'TCP' ? undefined : check.path ?? '/',
    matcher: protocol === 'TCP' ? undefined : '200-399',
    interval: check.interval,
    timeout: check.timeout,
    healthy_threshold: check.healthyThreshold,
    unhealthy_threshold: check.unhealthyThreshold,
  });
}

const targetingOf = (node: Node, target: DesignNode): Targeting => ({
  port: portOf(target, node.config.port),
  protocol: 'TCP',
  deregistrationDelay: node.config.deregistrationDelay,
  healthCheck: checkOf(node, target),
});

function targetBlocks(node: Node, context: TerraformContext): HclBlock[] {
  return targetsOf(context).flatMap(target => {
    const targeting = targetingOf(node, target);
    return [
      targetGroupBlock(node, target, targeting, context),
      ...attachmentBlocks(node, target, targeting),
    ];
  });
}

/** AWS takes no listener of this kind without a target group. */
function listenerBlocks(node: Node, context: TerraformContext): HclBlock[] {
  const { name, config } = node;
  const tls = config.certificateArn !== undefined;
  const forward = forwardAction(node, context);
  return forward
    ? [
        resource('aws_lb_listener', name, {
          load_balancer_arn: balancerArn(name),
          port: config.listener.port,
          protocol: tls ? 'TLS' : 'TCP',
          certificate_arn: config.certificateArn,
          ssl_policy: tls ? config.sslPolicy : undefined,
          tags: context.tags(),
          default_action: forward,
        }),
      ]
    : [];
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const { publicSubnetIds, privateSubnetIds } = context.network;
  return [
    ...callerBlocks(node, [config.listener.port], context),
    resource('aws_lb', name, {
      name: physicalName(context.prefix, name, LONGEST_NAME),
      load_balancer_type: 'network',
      internal: config.internal,
      subnets: config.internal ? privateSubnetIds : publicSubnetIds,
      security_groups: groupIds(node, context),
      enable_cross_zone_load_balancing: config.enableCrossZoneLoadBalancing,
      enable_deletion_protection: config.enableDeletionProtection,
      tags: context.tags(config.tags),
    }),
    ...listenerBlocks(node, context),
    ...targetBlocks(node, context),
    ...openings(
      node,
      targetsOf(context).map(target => ({
        target,
        port: portOf(target, config.port),
      })),
      context,
    ),
  ];
}
