import type { ResourceType } from '../resources/ResourceType';

/**
 * A node whose configuration was judged by its type: defaults are filled in.
 *
 * @public
 */
export interface DesignNode<Config extends object = object> {
  id: string;
  label: string;
  /** Of its Terraform resources; unique in the design and made of the label alone. */
  name: string;
  type: ResourceType;
  config: Config;
  /** What was said about its use, `undefined` where nothing was. */
  usage?: object;
}

/** @public */
export interface DesignEdge {
  source: DesignNode;
  target: DesignNode;
}

/**
 * A design without problems, as `validateDesign` returns it.
 *
 * @public
 */
export interface Design {
  region: string;
  nodes: readonly DesignNode[];
  edges: readonly DesignEdge[];
}
