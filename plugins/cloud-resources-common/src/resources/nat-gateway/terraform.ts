import type { DesignNode } from '../../design/Design';
import { Call, Reference, resource, type HclBlock } from '../../hcl';
import { natRoutes } from '../../terraform/baseNetwork';
import type { TerraformContext } from '../../terraform/TerraformContext';
import type { NatGatewayConfig } from './schema';

const gatewayId = (name: string) => Reference.to('aws_nat_gateway', name, 'id');

/**
 * The way out of the private subnets: a single gateway serves them all, and of
 * two each serves its zone. The first node writes the routes of all, which are
 * the network's; the routes of somebody else's network are left to its owner.
 */
function routeBlocks(
  { id }: DesignNode,
  { alike, network }: TerraformContext,
): HclBlock[] {
  return network.zones && alike[0].id === id
    ? natRoutes(zone => gatewayId(alike[zone % alike.length].name))
    : [];
}

export function terraform(
  node: DesignNode<NatGatewayConfig>,
  context: TerraformContext,
): readonly HclBlock[] {
  const { id, name, config } = node;
  const { alike, network, tags } = context;
  const zone = alike.findIndex(other => other.id === id);
  const gateway = network.internetGateway && [network.internetGateway];
  return [
    ...(config.allocationId === undefined
      ? [
          resource('aws_eip', name, {
            domain: 'vpc',
            tags: tags(config.tags),
            depends_on: gateway,
          }),
        ]
      : []),
    resource('aws_nat_gateway', name, {
      subnet_id: Call.of('element', network.publicSubnetIds, zone),
      allocation_id: config.allocationId ?? Reference.to('aws_eip', name, 'id'),
      tags: tags(config.tags),
      depends_on: gateway,
    }),
    ...routeBlocks(node, context),
  ];
}
