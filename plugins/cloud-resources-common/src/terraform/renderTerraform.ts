import type { Design, DesignNode } from '../design/Design';
import { block, data, NestedBlock, writeHcl, type HclSection } from '../hcl';
import type { Neighbours } from '../resources/Neighbours';
import { resourceTypes as allTypes } from '../resources/registry';
import type { ResourceTypes } from '../resources/ResourceTypes';
import { attributionOf, tagValue } from '../resources/tags';
import { baseNetwork, baseNetworkContext, mergedTags } from './baseNetwork';
import { defaultPrefix, managedBy, requirePrefix } from './conventions';
import { Edges } from './Edges';
import { admittedTo, allowedTo } from './statements';
import type { TerraformContext } from './TerraformContext';

/**
 * What is true of the role and the design besides the nodes.
 *
 * @public
 */
export interface TerraformOptions {
  /** Begins every name in AWS: a letter, then lower-case letters, digits and hyphens, at most 20. */
  prefix?: string;
  /** Tags of everything; what is left out is not tagged. */
  owner?: string;
  cloudRole?: string;
  design?: string;
  costCenter?: string;
  /** A VPC that is there already; left out, the design gets one of its own. */
  network?: {
    vpcId: string;
    publicSubnetIds: readonly string[];
    privateSubnetIds: readonly string[];
  };
}

function settings(region: string, options: TerraformOptions): HclSection {
  const tag = (value: string | undefined) =>
    value === undefined ? undefined : tagValue(value);
  return {
    comment: 'Written by CloudForge from a design; changes here are lost',
    blocks: [
      block('terraform', [], {
        // Write-only arguments and ephemeral values came with 1.11.
        required_version: '>= 1.11',
        required_providers: NestedBlock.of({
          aws: { source: 'hashicorp/aws', version: '~> 6.25' },
        }),
      }),
      block('provider', ['aws'], { region }),
      block('locals', [], {
        tags: {
          ManagedBy: managedBy,
          CloudRole: tag(options.cloudRole),
          Design: tag(options.design),
          Owner: tag(options.owner),
          CostCenter: tag(options.costCenter),
        },
      }),
      data('aws_caller_identity', 'base', {}),
    ],
  };
}

function neighboursOf(node: DesignNode, edges: Edges): Neighbours {
  const ofType = (nodes: DesignNode[], type: string) =>
    nodes.filter(other => other.type.id === type);
  return {
    targets: type =>
      ofType(
        edges.from(node).map(({ target }) => target),
        type,
      ),
    sources: type =>
      ofType(
        edges.to(node).map(({ source }) => source),
        type,
      ),
  };
}

function contextOf(
  node: DesignNode,
  edges: Edges,
  base: Pick<TerraformContext, 'prefix' | 'network'>,
  nodes: readonly DesignNode[],
): TerraformContext {
  const attribution = attributionOf(node);
  return {
    ...base,
    ...neighboursOf(node, edges),
    neighboursOf: other => neighboursOf(other, edges),
    alike: nodes.filter(({ type }) => type.id === node.type.id),
    allowed: allowedTo(node, edges),
    admitted: admittedTo(node, edges),
    tags: (own = {}) =>
      mergedTags({ ...attribution, ...own, Name: tagValue(node.label) }),
  };
}

/**
 * The design as one Terraform file: settings, base network, then each node in
 * the design's order under a comment that names it.
 *
 * @throws RangeError if the prefix is not what AWS's names may begin with.
 *
 * @public
 */
export function renderTerraform(
  { region, nodes, edges }: Design,
  options: TerraformOptions = {},
  types: ResourceTypes = allTypes,
): string {
  const { prefix = defaultPrefix, network } = options;
  requirePrefix(prefix);
  const base = { prefix, network: network ?? baseNetworkContext() };
  const known = Edges.of(edges, types);
  return writeHcl([
    settings(region, options),
    ...(network ? [] : [baseNetwork(mergedTags)]),
    ...nodes.map(node => ({
      comment: `${node.label} (${node.type.title})`,
      blocks: node.type.terraform(node, contextOf(node, known, base, nodes)),
    })),
  ]);
}
