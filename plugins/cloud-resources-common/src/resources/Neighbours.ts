import type { DesignNode } from '../design/Design';

/**
 * The nodes on the other ends of a node's edges, in the design's order.
 *
 * @public
 */
export interface Neighbours {
  /** Nodes of a type that an edge of this node leads to. */
  targets(type: string): readonly DesignNode[];
  /** Nodes of a type from which an edge leads to this node. */
  sources(type: string): readonly DesignNode[];
}
