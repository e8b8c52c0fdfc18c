import type { DesignNode } from '../design/Design';
import type { HclValue, Reference } from '../hcl';
import type { Neighbours } from '../resources/Neighbours';
import type { PolicyStatement } from '../resources/PolicyStatement';

/**
 * What a node may know of its design when it writes its Terraform.
 *
 * @public
 */
export interface TerraformContext extends Neighbours {
  /** Begins every name that we give in AWS. */
  prefix: string;
  network: {
    vpcId: HclValue;
    publicSubnetIds: HclValue;
    privateSubnetIds: HclValue;
    /** What a public address needs first; absent where the network is somebody else's. */
    internetGateway?: Reference;
    /** Zone of each private subnet, in their order; absent where the network is somebody else's. */
    zones?: readonly HclValue[];
  };
  /** What the edges of another node lead to, such as the groups before an instance. */
  neighboursOf(node: DesignNode): Neighbours;
  /** Every node of this node's type, itself among them, in the design's order. */
  alike: readonly DesignNode[];
  /** What the edges let this node's role do. */
  allowed: readonly PolicyStatement[];
  /** Whom the edges let into this node, for its resource policy. */
  admitted: readonly PolicyStatement[];
  /** The design's tags, the node's own, and its name. */
  tags(own?: Readonly<Record<string, string>>): HclValue;
}
