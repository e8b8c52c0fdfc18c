/**
 * Limits of a design, with where they come from.
 *
 * @public
 */
export const designLimits = {
  /** Ours: what a canvas and a person can still survey. */
  nodes: 500,
  /** Ours: every node connected to eight others. */
  edges: 4_000,
  /** Ours: ids of nodes and edges come from the canvas. */
  id: 100,
  /** Ours: a label becomes a name in AWS, of which the shortest is 63 characters. */
  label: 100,
} as const;
