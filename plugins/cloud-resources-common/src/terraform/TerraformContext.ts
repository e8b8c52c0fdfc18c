import type { DesignNode } from '../design/Design';
import type { HclValue, Reference } from '../hcl';
import type { PolicyStatement } from '../resources/PolicyStatement';

/**
 * What a node may know of its design when it writes its Terraform.
 *
 * @public
 */
export interface TerraformContext {
  /** Begins every name that we give in AWS. */
  prefix: string;
  network: {
    vpcId: HclValue;
    publicSubnetIds: HclValue;
    privateSubnetIds: HclValue;
    /** What a public address needs first; absent where the network is somebody else's. */
    internetGateway?: Reference;
  };
  /** Nodes of a type that an edge of this node leads to, in the design's order. */
  targets(type: string): readonly DesignNode[];
  /** Nodes of a type from which an edge leads to this node. */
  sources(type: string): readonly DesignNode[];
  /** What the edges let this node's role do. */
  allowed: readonly PolicyStatement[];
  /** Whom the edges let into this node, for its resource policy. */
  admitted: readonly PolicyStatement[];
  /** The design's tags, the node's own, and its name. */
  tags(own?: Readonly<Record<string, string>>): HclValue;
}
