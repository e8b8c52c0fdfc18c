import type { Design } from '../design/Design';
import type { Finding, Severity } from './Finding';

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
 * Where a design weakens a safe default, the gravest first.
 *
 * @public
 */
export function findingsOf({ nodes }: Design): readonly NodeFinding[] {
  return nodes
    .flatMap(node =>
      node.type
        .findings(node)
        .map((finding): NodeFinding => ({ node: node.id, ...finding })),
    )
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
