import type { Design } from '../design/Design';
import type { TerraformOptions } from '../terraform';
import type { Finding, Severity } from './Finding';
import { untagged } from './untagged';

/** @public */
export interface NodeFinding extends Finding {
  node: string;
}

const ORDER: Readonly<Record<Severity, number>> = {
  high: 0,
  medium: 1,
  low: 2,
};

/**
 * Where a design weakens a safe default, the gravest first. What it is rendered
 * with tells whether its resources get an owner and a cost centre.
 *
 * @public
 */
export function findingsOf(
  { nodes }: Design,
  options: Pick<TerraformOptions, 'owner' | 'costCenter'> = {},
): readonly NodeFinding[] {
  return nodes
    .flatMap(node =>
      [...node.type.findings(node), ...untagged(node, options)].map(
        (finding): NodeFinding => ({ node: node.id, ...finding }),
      ),
    )
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
