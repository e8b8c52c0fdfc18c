import type { DesignNode } from '../../design/Design';
import { NestedBlock, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { groupNames } from '../ownGroup';
import { physicalName } from '../physicalName';
import { lastListenerPort, type AlbConfig } from '../alb/schema';
import { groupId } from '../security-group/connections';

/** What a balancer of either kind says about the targets behind it. */
export interface Targeting {
  /** Of the targets. */
  port: number;
  protocol: string;
  deregistrationDelay: number;
  healthCheck: NestedBlock;
  stickiness?: NestedBlock;
}

/** In the order in which a listener names them. */
const TYPES = ['EC2', 'ASG', 'ECS', 'LAMBDA', 'ALB'] as const;

const KINDS: Readonly<Record<string, string>> = {
  ECS: 'ip',
  LAMBDA: 'lambda',
  ALB: 'alb',
};

export const targetsOf = (context: TerraformContext): readonly DesignNode[] =>
  TYPES.flatMap(type => context.targets(type));

/** A container has a port of its own; a balancer behind another one listens at one. */
export function portOf({ type, config }: DesignNode, port: number): number {
  if (type.id === 'ECS') {
    return (config as { containerPort: number }).containerPort;
  }
  return type.id === 'ALB' ? lastListenerPort(config as AlbConfig) : port;
}

/** Of the target group for one edge; no label becomes a name with two underscores. */
export const targetGroupName = (balancer: string, target: string) =>
  `${balancer}__${target}`;

export const targetGroupArn = (balancer: string, target: string) =>
  Reference.to('aws_lb_target_group', targetGroupName(balancer, target), 'arn');

export function targetGroupBlock(
  balancer: DesignNode,
  target: DesignNode,
  targeting: Targeting,
  context: TerraformContext,
): HclBlock {
  const label = targetGroupName(balancer.name, target.name);
  const kind = KINDS[target.type.id] ?? 'instance';
  const byAddress = kind !== 'lambda';
  return resource('aws_lb_target_group', label, {
    name: physicalName(context.prefix, label.replace('__', '-'), 32),
    target_type: kind,
    port: byAddress ? targeting.port : undefined,
    protocol: byAddress ? targeting.protocol : undefined,
    vpc_id: byAddress ? context.network.vpcId : undefined,
    deregistration_delay:
      kind === 'instance' || kind === 'ip'
        ? targeting.deregistrationDelay
        : undefined,
    tags: context.tags(),
    health_check: targeting.healthCheck,
    stickiness: targeting.stickiness,
  });
}

const each = Reference.to('count', 'index');

/** Puts a target into its group; a service of ECS does so itself. */
export function attachmentBlocks(
  balancer: DesignNode,
  target: DesignNode,
  { port }: Targeting,
): HclBlock[] {
  const label = targetGroupName(balancer.name, target.name);
  const group = targetGroupArn(balancer.name, target.name);
  switch (target.type.id) {
    case 'EC2':
      return [
        resource('aws_lb_target_group_attachment', label, {
          count: (target.config as { count: number }).count,
          target_group_arn: group,
          target_id: Reference.to('aws_instance', target.name, each, 'id'),
          port,
        }),
      ];
    case 'ASG':
      return [
        resource('aws_autoscaling_attachment', label, {
          autoscaling_group_name: Reference.to(
            'aws_autoscaling_group',
            target.name,
            'name',
          ),
          lb_target_group_arn: group,
        }),
      ];
    case 'ALB':
      return [
        resource('aws_lb_target_group_attachment', label, {
          target_group_arn: group,
          target_id: Reference.to('aws_lb', target.name, 'arn'),
          port,
          // AWS refuses a balancer that does not listen at the port yet.
          depends_on: [Reference.to('aws_lb_listener', target.name)],
        }),
      ];
    default:
      return [];
  }
}

/**
 * Lets the balancer's groups into the targets' groups at a port. Groups that
 * stand before several targets are opened once.
 */
export function openings(
  balancer: DesignNode,
  targets: readonly { target: DesignNode; port: number }[],
  context: TerraformContext,
): HclBlock[] {
  const rules = new Map<string, HclBlock>();
  for (const { target, port } of targets) {
    for (const to of groupNames(target, context)) {
      for (const from of groupNames(balancer, context)) {
        const label = `${balancer.name}__${from}__${to}__${port}`;
        rules.set(
          label,
          resource('aws_vpc_security_group_ingress_rule', label, {
            security_group_id: groupId(to),
            referenced_security_group_id: groupId(from),
            ip_protocol: 'tcp',
            from_port: port,
            to_port: port,
            tags: context.tags(),
          }),
        );
      }
    }
  }
  return [...rules.values()];
}
