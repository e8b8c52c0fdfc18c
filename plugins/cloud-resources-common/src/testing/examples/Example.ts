/** A node as its id, its type and its configuration. @public */
export type ExampleNode = readonly [id: string, type: string, config?: object];

/** How one resource type is tried. @public */
export interface Example {
  /** With next to nothing set. */
  plain: ExampleNode;
  /** Between them every key of the type. */
  nodes: readonly ExampleNode[];
  /** Every edge that the type declares, to or from any example's nodes. */
  edges: readonly (readonly [source: string, target: string])[];
}
