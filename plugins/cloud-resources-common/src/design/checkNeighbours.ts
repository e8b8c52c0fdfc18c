import type { CheckedNodes } from './checkNodes';
import type { DesignNode } from './Design';
import type { Problem } from './Problem';
import type { ReadDesign } from './readDesign';

/** By the id of a node, the ids of nodes to which an edge leads from it or to it. */
function adjacent(edges: ReadDesign['edges'], direction: 'from' | 'to') {
  const found = new Map<string, Set<string>>();
  for (const { value } of edges) {
    const [one, other] =
      direction === 'from'
        ? [value.source, value.target]
        : [value.target, value.source];
    found.set(one, (found.get(one) ?? new Set()).add(other));
  }
  return (id: string): readonly string[] => [...(found.get(id) ?? [])];
}

/**
 * What types say about a node with the edges that it has. A node beside one that
 * is wrong in itself is left alone: what is mended there may mend this too.
 */
export function checkNeighbours(
  { edges, nodes: read }: ReadDesign,
  { nodes }: CheckedNodes,
): readonly Problem[] {
  const from = adjacent(edges, 'from');
  const to = adjacent(edges, 'to');
  const isNode = (node: DesignNode | undefined): node is DesignNode =>
    node !== undefined;
  return read.flatMap(({ path, value: { id } }): Problem[] => {
    const node = nodes.get(id);
    const targets = from(id).map(other => nodes.get(other));
    const sources = to(id).map(other => nodes.get(other));
    if (!node?.type.refuses || ![...targets, ...sources].every(isNode)) {
      return [];
    }
    const ofType = (list: typeof targets, type: string) =>
      list.filter(isNode).filter(other => other.type.id === type);
    return node.type
      .refuses(node, {
        targets: type => ofType(targets, type),
        sources: type => ofType(sources, type),
      })
      .map(fault => ({
        node: id,
        ...fault,
        path: `${path}.data.config${fault.path && `.${fault.path}`}`,
      }));
  });
}
