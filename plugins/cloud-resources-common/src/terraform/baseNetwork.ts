import {
  Call,
  data,
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclSection,
  type HclValue,
} from '../hcl';
import type { TerraformContext } from './TerraformContext';

type Tags = (own: Readonly<Record<string, string>>) => HclValue;

/** Two zones are the fewest that load balancers and databases take. */
const ZONES = [0, 1] as const;

const idOf = (type: string, name: string) => Reference.to(type, name, 'id');

/** `base_public_1` */
const subnetName = (kind: 'public' | 'private', zone: number) =>
  `base_${kind}_${zone + 1}`;

/** 10.0.0.0/20 and 10.0.16.0/20 are public, 10.0.128.0/20 and 10.0.144.0/20 private: 4,091 addresses each. */
const cidr = (kind: 'public' | 'private', zone: number) =>
  `10.0.${(kind === 'public' ? 0 : 128) + zone * 16}.0/20`;

/** The private subnets have a table each, since each may leave through a NAT gateway of its own. */
const routeTableName = (kind: 'public' | 'private', zone: number) =>
  kind === 'public' ? 'base_public' : subnetName(kind, zone);

function subnetBlocks(
  kind: 'public' | 'private',
  zone: number,
  tags: Tags,
): HclBlock[] {
  const name = subnetName(kind, zone);
  return [
    resource('aws_subnet', name, {
      vpc_id: idOf('aws_vpc', 'base'),
      cidr_block: cidr(kind, zone),
      availability_zone: Reference.to(
        'data',
        'aws_availability_zones',
        'base',
        'names',
        zone,
      ),
      map_public_ip_on_launch: false,
      tags: tags({ Name: `${kind} ${zone + 1}` }),
    }),
    resource('aws_route_table_association', name, {
      subnet_id: idOf('aws_subnet', name),
      route_table_id: idOf('aws_route_table', routeTableName(kind, zone)),
    }),
  ];
}

const routeTable = (name: string, tags: Tags) =>
  resource('aws_route_table', name, {
    vpc_id: idOf('aws_vpc', 'base'),
    tags: tags({ Name: name.replace('base_', '').replace('_', ' ') }),
  });

/** What every design stands in: a VPC over two zones, of which only the public subnets reach the internet. */
export function baseNetwork(tags: Tags): HclSection {
  const vpc = idOf('aws_vpc', 'base');
  const gateway = idOf('aws_internet_gateway', 'base');
  return {
    comment: 'Base network',
    blocks: [
      data('aws_availability_zones', 'base', {
        state: 'available',
        filter: NestedBlock.of({
          name: 'opt-in-status',
          values: ['opt-in-not-required'],
        }),
      }),
      resource('aws_vpc', 'base', {
        cidr_block: '10.0.0.0/16',
        enable_dns_hostnames: true,
        enable_dns_support: true,
        tags: tags({ Name: 'base' }),
      }),
      // Whoever forgets to name a group gets one that lets nothing through.
      resource('aws_default_security_group', 'base', {
        vpc_id: vpc,
        tags: tags({ Name: 'nothing in, nothing out' }),
      }),
      resource('aws_internet_gateway', 'base', {
        vpc_id: vpc,
        tags: tags({ Name: 'base' }),
      }),
      routeTable('base_public', tags),
      resource('aws_route', 'base_public', {
        route_table_id: idOf('aws_route_table', 'base_public'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: gateway,
      }),
      ...ZONES.map(zone => routeTable(routeTableName('private', zone), tags)),
      ...ZONES.flatMap(zone => subnetBlocks('public', zone, tags)),
      ...ZONES.flatMap(zone => subnetBlocks('private', zone, tags)),
    ],
  };
}

/** The default route of each private subnet, through the NAT gateway that `gatewayOf` names for its zone. */
export function natRoutes(
  gatewayOf: (zone: number) => HclValue | undefined,
): HclBlock[] {
  return ZONES.flatMap(zone => {
    const gateway = gatewayOf(zone);
    const name = routeTableName('private', zone);
    return gateway === undefined
      ? []
      : [
          // Named by its table: another gateway replaces the route in place.
          resource('aws_route', name, {
            route_table_id: idOf('aws_route_table', name),
            destination_cidr_block: '0.0.0.0/0',
            nat_gateway_id: gateway,
          }),
        ];
  });
}

export function baseNetworkContext(): TerraformContext['network'] {
  const subnets = (kind: 'public' | 'private') =>
    ZONES.map(zone => idOf('aws_subnet', subnetName(kind, zone)));
  return {
    vpcId: idOf('aws_vpc', 'base'),
    publicSubnetIds: subnets('public'),
    privateSubnetIds: subnets('private'),
    internetGateway: Reference.to('aws_internet_gateway', 'base'),
    zones: ZONES.map(zone =>
      Reference.to(
        'aws_subnet',
        subnetName('private', zone),
        'availability_zone',
      ),
    ),
  };
}

export const mergedTags = (own: Readonly<Record<string, string>>): HclValue =>
  Call.of('merge', Reference.to('local', 'tags'), own);
