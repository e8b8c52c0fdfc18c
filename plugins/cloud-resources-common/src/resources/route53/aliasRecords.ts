import type { DesignNode } from '../../design/Design';
import type { CloudfrontConfig } from '../cloudfront/schema';
import type { Neighbours } from '../Neighbours';
import type { Route53Config } from './schema';

/** A record that an edge makes. */
export interface AliasRecord {
  /** With the name of the zone. */
  name: string;
  type: 'A' | 'AAAA';
  target: DesignNode;
}

/** Types that a zone leads to under a name of its own choice. */
const NAMED = ['ALB', 'NLB', 'EC2'];

export const withZone = (name: string, zone: string) =>
  name === '' ? zone : `${name}.${zone}`;

/** The names in a zone to which a distribution answers. */
export const aliasesIn = (zone: string, { aliases }: CloudfrontConfig) =>
  aliases.filter(name => name === zone || name.endsWith(`.${zone}`));

/** What a zone leads to under a name of its own choice. */
export const namedTargets = ({ targets }: Pick<Neighbours, 'targets'>) =>
  NAMED.flatMap(type => [...targets(type)]);

function namesOf(config: Route53Config, target: DesignNode): string[] {
  const given = config.alias.filter(alias => alias.target === target.label);
  const names =
    given.length > 0
      ? given.map(({ name }) => name)
      : [target.name.replace(/_/g, '-')];
  return names.map(name => withZone(name, config.name));
}

export function aliasRecords(
  config: Route53Config,
  neighbours: Pick<Neighbours, 'targets'>,
): AliasRecord[] {
  const distributions = neighbours.targets(
    'CLOUDFRONT',
  ) as readonly DesignNode<CloudfrontConfig>[];
  return [
    ...namedTargets(neighbours).flatMap(target =>
      namesOf(config, target).map(
        (name): AliasRecord => ({ name, type: 'A', target }),
      ),
    ),
    ...distributions.flatMap(target =>
      aliasesIn(config.name, target.config).flatMap((name): AliasRecord[] => [
        { name, type: 'A', target },
        ...(target.config.isIpv6Enabled
          ? [{ name, type: 'AAAA' as const, target }]
          : []),
      ]),
    ),
  ];
}
