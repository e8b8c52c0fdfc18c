import type { DesignNode } from '../../design/Design';
import { NestedBlock, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { functionArn } from '../lambda/connections';
import { permissionBlock } from '../lambda/events';
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
  targetGroupArn,
  targetGroupBlock,
  targetGroupName,
  targetsOf,
  type Targeting,
} from '../load-balancer/targets';
import { groupIds } from '../ownGroup';
import { physicalName } from '../physicalName';
import { listenerPorts, type AlbConfig } from './schema';

type Node = DesignNode<AlbConfig>;

function targetingOf({ config }: Node, target: DesignNode): Targeting {
  const { healthCheck: check, stickiness } = config;
  const isFunction = target.type.id === 'LAMBDA';
  return {
    port: portOf(target, config.port),
    protocol: config.protocol,
    deregistrationDelay: config.deregistrationDelay,
    healthCheck: isFunction
      ? // Each check would be a call that is paid for.
        NestedBlock.of({ enabled: false })
      : NestedBlock.of({
          path: check.path,
          matcher: check.matcher,
          protocol: config.protocol,
          interval: check.interval,
          timeout: check.timeout,
          healthy_threshold: check.healthyThreshold,
          unhealthy_threshold: check.unhealthyThreshold,
        }),
    stickiness:
      stickiness &&
      (isFunction
        ? undefined
        : NestedBlock.of({
            type: 'lb_cookie',
            cookie_duration: stickiness.cookieDuration,
          })),
  };
}

const nothingBehind = NestedBlock.of({
  type: 'fixed-response',
  fixed_response: NestedBlock.of({
    content_type: 'text/plain',
    message_body: 'Nothing is behind this balancer yet',
    status_code: '503',
  }),
});

const toTls = NestedBlock.of({
  type: 'redirect',
  redirect: NestedBlock.of({
    port: '443',
    protocol: 'HTTPS',
    status_code: 'HTTP_301',
  }),
});

/** The listener that hands on has the balancer's name. */
function listenerBlocks(node: Node, context: TerraformContext): HclBlock[] {
  const { name, config } = node;
  const tls = config.certificateArn !== undefined;
  const forward = forwardAction(node, context) ?? nothingBehind;
  const listener = resource('aws_lb_listener', name, {
    load_balancer_arn: balancerArn(name),
    port: tls ? 443 : 80,
    protocol: tls ? 'HTTPS' : 'HTTP',
    certificate_arn: config.certificateArn,
    ssl_policy: tls ? config.sslPolicy : undefined,
    tags: context.tags(),
    default_action: forward,
  });
  const redirect = resource('aws_lb_listener', `${name}__redirect`, {
    load_balancer_arn: balancerArn(name),
    port: 80,
    protocol: 'HTTP',
    tags: context.tags(),
    default_action: toTls,
  });
  return tls ? [listener, redirect] : [listener];
}

/** A function is let be called before it can be put into its group. */
function functionBlocks(node: Node, called: DesignNode): HclBlock[] {
  const label = targetGroupName(node.name, called.name);
  const group = targetGroupArn(node.name, called.name);
  return [
    permissionBlock(
      called.name,
      label,
      'elasticloadbalancing.amazonaws.com',
      group,
    ),
    resource('aws_lb_target_group_attachment', label, {
      target_group_arn: group,
      target_id: functionArn(called.name),
      depends_on: [Reference.to('aws_lambda_permission', label)],
    }),
  ];
}

function targetBlocks(node: Node, context: TerraformContext): HclBlock[] {
  return targetsOf(context).flatMap(target => {
    const targeting = targetingOf(node, target);
    return [
      targetGroupBlock(node, target, targeting, context),
      ...(target.type.id === 'LAMBDA'
        ? functionBlocks(node, target)
        : attachmentBlocks(node, target, targeting)),
    ];
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const { publicSubnetIds, privateSubnetIds } = context.network;
  return [
    ...callerBlocks(node, listenerPorts(config), context),
    resource('aws_lb', name, {
      name: physicalName(context.prefix, name, LONGEST_NAME),
      load_balancer_type: 'application',
      internal: config.internal,
      subnets: config.internal ? privateSubnetIds : publicSubnetIds,
      security_groups: groupIds(node, context),
      idle_timeout: config.idleTimeout,
      drop_invalid_header_fields: config.dropInvalidHeaderFields,
      enable_http2: config.enableHttp2,
      enable_deletion_protection: config.enableDeletionProtection,
      tags: context.tags(config.tags),
    }),
    ...listenerBlocks(node, context),
    ...targetBlocks(node, context),
    ...openings(
      node,
      targetsOf(context)
        .filter(({ type }) => type.id !== 'LAMBDA')
        .map(target => ({ target, port: portOf(target, config.port) })),
      context,
    ),
  ];
}
