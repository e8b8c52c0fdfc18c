import type { DesignNode } from '../../design/Design';
import { digestOf } from '../../design/digestOf';
import { resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import { groupId } from './connections';
import { scopeOf, type SecurityGroupConfig } from './schema';

type Rule = SecurityGroupConfig['ingress'][number];

/**
 * A rule is named by what it lets through: AWS refuses two that are alike, which
 * numbers would make for a moment when a rule before others goes away. No label
 * becomes a name with two underscores.
 */
const ruleName = (name: string, rule: Rule) =>
  `${name}__${digestOf(scopeOf(rule))}`;

function ruleBlocks(
  direction: 'ingress' | 'egress',
  rules: readonly Rule[],
  name: string,
  context: TerraformContext,
): HclBlock[] {
  return rules.map(rule =>
    resource(`aws_vpc_security_group_${direction}_rule`, ruleName(name, rule), {
      security_group_id: groupId(name),
      description: rule.description || undefined,
      ip_protocol: rule.ipProtocol,
      from_port: rule.fromPort,
      to_port: rule.toPort,
      cidr_ipv4: rule.cidrIpv4,
      cidr_ipv6: rule.cidrIpv6,
      tags: context.tags(),
    }),
  );
}

export function terraform(
  { name, config }: DesignNode<SecurityGroupConfig>,
  context: TerraformContext,
): readonly HclBlock[] {
  return [
    resource('aws_security_group', name, {
      name: physicalName(context.prefix, name, 255),
      description: config.description,
      vpc_id: context.network.vpcId,
      tags: context.tags(config.tags),
    }),
    ...ruleBlocks('ingress', config.ingress, name, context),
    ...ruleBlocks('egress', config.egress, name, context),
  ];
}
