import { resourceTypes as allTypes } from '../resources/registry';
import type { ResourceTypes } from '../resources/ResourceTypes';
import { checkEdges } from './checkEdges';
import { checkGivenNames } from './checkGivenNames';
import { checkNeighbours } from './checkNeighbours';
import { checkNodes } from './checkNodes';
import type { Design, DesignNode } from './Design';
import type { Problem } from './Problem';
import { readDesign } from './readDesign';

/** @public */
export type CheckedDesign =
  | { ok: true; value: Design }
  | { ok: false; problems: readonly Problem[] };

/** @public */
export interface ValidateOptions {
  /** Ids of the types that may be used; all, if left out. */
  allowed?: readonly string[];
}

/**
 * Reads a design from untrusted input. Never throws; reports every problem at
 * once: unknown types, services that are not allowed, wrong configuration and
 * usage, labels and names that clash, edges that mean nothing, circles, too many nodes.
 *
 * @public
 */
export function validateDesign(
  input: unknown,
  { allowed }: ValidateOptions = {},
  types: ResourceTypes = allTypes,
): CheckedDesign {
  const read = readDesign(input);
  const checked = checkNodes(read, types, allowed);
  const problems = [
    ...read.problems,
    ...checked.problems,
    ...checkEdges(read, checked, types),
    ...checkNeighbours(read, checked),
    ...checkGivenNames(read, checked),
  ];
  if (problems.length > 0 || read.region === undefined) {
    return { ok: false, problems };
  }
  // Without a problem every end of an edge is a checked node.
  const nodeOf = (id: string) => checked.nodes.get(id) as DesignNode;
  return {
    ok: true,
    value: {
      region: read.region,
      nodes: [...checked.nodes.values()],
      edges: read.edges.map(({ value: { source, target } }) => ({
        source: nodeOf(source),
        target: nodeOf(target),
      })),
    },
  };
}
