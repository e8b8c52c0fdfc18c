import type { Connection } from '../resources/Connection';
import type { ResourceTypes } from '../resources/ResourceTypes';
import type { CheckedNodes } from './checkNodes';
import { findCycle } from './cycle';
import type { DesignNode } from './Design';
import type { Problem } from './Problem';
import type { Placed, ReadDesign, ReadEdge } from './readDesign';

type Fault = Pick<Problem, 'message' | 'mend'>;

/** What the two ends say about an edge between them. */
function connectionFault(
  { source, target }: ReadEdge,
  { nodes, typeOf }: CheckedNodes,
  types: ResourceTypes,
  count: ReturnType<typeof counter>,
  earlier: EarlierTargets,
): Fault | undefined {
  const [from, to] = [typeOf.get(source), typeOf.get(target)];
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const connection = types.connection(from, to);
  if (!connection) {
    const possible = types.targetsOf(from);
    return {
      message: `an edge from ${from} to ${to} means nothing`,
      mend:
        possible.length > 0
          ? `Remove it, or lead it to one of: ${possible.join(', ')}.`
          : `Remove it; no edge leaves ${from}.`,
    };
  }
  const tooMany = countFault(
    { source, target },
    { from, to },
    connection,
    count,
  );
  if (tooMany) {
    return tooMany;
  }
  const [a, b] = [nodes.get(source), nodes.get(target)];
  return a && b && connection.refuses?.(a, b, earlier.before(a, b));
}

/** The targets of one type to which edges of a source have led yet. */
class EarlierTargets {
  private readonly bySource = new Map<DesignNode, DesignNode[]>();

  before(source: DesignNode, target: DesignNode): readonly DesignNode[] {
    const all = this.bySource.get(source) ?? [];
    this.bySource.set(source, [...all, target]);
    return all.filter(({ type }) => type === target.type);
  }
}

function countFault(
  { source, target }: ReadEdge,
  { from, to }: { from: string; to: string },
  { atMost = Infinity, atMostInto = Infinity }: Connection,
  count: ReturnType<typeof counter>,
): Fault | undefined {
  const mend = 'Remove the others.';
  if (count('from', source, to) > atMost) {
    return {
      message: `at most ${atMost} edge leads from one ${from} to ${to}`,
      mend,
    };
  }
  return count('to', target, from) > atMostInto
    ? {
        message: `at most ${atMostInto} edge leads from ${from} to one ${to}`,
        mend,
      }
    : undefined;
}

/** How many edges there have been yet between a node and a type. */
function counter(): (
  direction: 'from' | 'to',
  node: string,
  type: string,
) => number {
  const counts = new Map<string, number>();
  return (direction, node, type) => {
    const key = JSON.stringify([direction, node, type]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

function missingEnds(
  { source, target }: ReadEdge,
  ids: ReadonlySet<string>,
): Fault | undefined {
  const missing = [source, target].filter(end => !ids.has(end));
  return missing.length > 0
    ? {
        message: `there is no node "${missing.join('" and no node "')}"`,
        mend: 'Remove the edge, or lead it from and to nodes of the design.',
      }
    : undefined;
}

function circleProblem(edges: readonly Placed<ReadEdge>[]): Problem[] {
  const cycle = findCycle(edges.map(({ value }) => value));
  return cycle
    ? [
        {
          node: cycle[0],
          path: 'edges',
          message: `the edges run in a circle: ${cycle.join(' → ')}`,
          mend: 'Remove one of these edges.',
        },
      ]
    : [];
}

export function checkEdges(
  { edges, ids }: ReadDesign,
  nodes: CheckedNodes,
  types: ResourceTypes,
): readonly Problem[] {
  const pairs = new Set<string>();
  const count = counter();
  const earlier = new EarlierTargets();
  const problems = edges.flatMap(({ path, value: edge }): Problem[] => {
    const pair = JSON.stringify([edge.source, edge.target]);
    const twice: Fault | undefined = pairs.has(pair)
      ? {
          message: `a second edge leads from "${edge.source}" to "${edge.target}"`,
          mend: 'Remove one of them.',
        }
      : undefined;
    pairs.add(pair);
    const fault =
      missingEnds(edge, ids) ??
      twice ??
      connectionFault(edge, nodes, types, count, earlier);
    return fault
      ? [{ edge: edge.id ?? `${edge.source} → ${edge.target}`, path, ...fault }]
      : [];
  });
  return [...problems, ...circleProblem(edges)];
}
