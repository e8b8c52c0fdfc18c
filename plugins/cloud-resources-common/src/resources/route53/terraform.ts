import type { DesignNode } from '../../design/Design';
import { digestOf } from '../../design/digestOf';
import {
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclBody,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { aliasRecords, withZone, type AliasRecord } from './aliasRecords';
import type { Route53Config } from './schema';

/** Of the records of instances, whose addresses stay. */
const TTL = 300;

/** One string of a TXT record; longer values are several, which resolvers join. */
const CHUNK = /.{1,255}/g;

const inChunks = (value: string) => (value.match(CHUNK) ?? []).join('""');

/** Where an alias of each type leads. */
const ALIASES: Readonly<
  Record<
    string,
    { type: string; name: string; zone: string; hasHealth: boolean }
  >
> = {
  ALB: { type: 'aws_lb', name: 'dns_name', zone: 'zone_id', hasHealth: true },
  NLB: { type: 'aws_lb', name: 'dns_name', zone: 'zone_id', hasHealth: true },
  CLOUDFRONT: {
    type: 'aws_cloudfront_distribution',
    name: 'domain_name',
    zone: 'hosted_zone_id',
    hasHealth: false,
  },
};

function targetOf({ type, name }: DesignNode): HclBody {
  const alias = ALIASES[type.id];
  return alias
    ? {
        alias: NestedBlock.of({
          name: Reference.to(alias.type, name, alias.name),
          zone_id: Reference.to(alias.type, name, alias.zone),
          evaluate_target_health: alias.hasHealth,
        }),
      }
    : {
        ttl: TTL,
        records: Reference.to('aws_eip', name, '*', 'public_ip'),
      };
}

export function terraform(
  { name, label, config }: DesignNode<Route53Config>,
  context: TerraformContext,
): readonly HclBlock[] {
  // By type and name, so that one more or one less changes no other. No label becomes a name with two underscores.
  const recordBlock = (type: string, recordName: string, body: HclBody) =>
    resource(
      'aws_route53_record',
      `${name}__${digestOf(`${type} ${recordName}`)}`,
      {
        zone_id: Reference.to('aws_route53_zone', name, 'zone_id'),
        name: recordName,
        type,
        ...body,
      },
    );
  return [
    resource('aws_route53_zone', name, {
      name: config.name,
      comment: config.comment ?? label,
      force_destroy: config.forceDestroy,
      tags: context.tags(config.tags),
      vpc: config.privateZone
        ? NestedBlock.of({ vpc_id: context.network.vpcId })
        : undefined,
    }),
    ...config.record.map(({ type, name: recordName, ttl, records }) =>
      recordBlock(type, withZone(recordName, config.name), {
        ttl,
        records: type === 'TXT' ? records.map(inChunks) : records,
      }),
    ),
    ...aliasRecords(config, context).map((record: AliasRecord) =>
      recordBlock(record.type, record.name, targetOf(record.target)),
    ),
  ];
}
