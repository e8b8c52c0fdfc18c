import type { DesignNode } from '../design/Design';
import { attributionTags, ownTags } from '../resources/tags';
import type { TerraformOptions } from '../terraform';
import type { Finding } from './Finding';

const MEANING = { Owner: 'an owner', CostCenter: 'a cost centre' } as const;

/** A resource without an owner or a cost centre: a tag without a value counts for nothing. */
export function untagged(
  node: DesignNode,
  { owner, costCenter }: Pick<TerraformOptions, 'owner' | 'costCenter'>,
): readonly Finding[] {
  const own = ownTags(node);
  if (own === undefined) {
    return [];
  }
  const carried = { Owner: owner, CostCenter: costCenter, ...own };
  const missing = attributionTags.filter(key => !carried[key]?.trim());
  return missing.length === 0
    ? []
    : [
        {
          severity: 'low',
          path: 'tags',
          message: `Untagged: it gets ${missing
            .map(key => `no ${key}`)
            .join(' and ')}, so that its cost is nobody's.`,
          mend: `Render the design with ${missing
            .map(key => MEANING[key])
            .join(' and ')}, or set ${missing.join(' and ')} in tags.`,
        },
      ];
}
