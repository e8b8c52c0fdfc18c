import type { z } from 'zod';
import type { CostItem } from '../cost/CostItem';
import type { DesignNode } from '../design/Design';
import type { Finding } from '../findings/Finding';
import type { HclBlock } from '../hcl';
import type { IamNeeds } from '../iam/IamNeeds';
import type { RunPackage } from '../terraform/RunPackage';
import type { RunSecret } from '../terraform/RunSecret';
import type { TerraformContext } from '../terraform/TerraformContext';
import type { Connections } from './Connection';
import type { Neighbours } from './Neighbours';

/** @public */
export type UsageSize = 'small' | 'medium' | 'large';

/**
 * One kind of cloud resource: everything that CloudForge knows about it, in one
 * folder. Adding a type is adding a folder and its line in `resourceTypes.ts`.
 *
 * @public
 */
export interface ResourceType<
  Config extends object = object,
  Usage extends object = object,
> {
  /** As in a design: `SQS`. */
  id: string;
  /** For people: `SQS queue`. */
  title: string;
  /** Keys are Terraform's argument names in camelCase; unknown keys are refused. */
  configSchema: z.ZodType<Config>;
  /** Key of the configuration that names the thing in AWS, where somebody does. */
  nameKey?: string;
  connections: Connections;
  /** Why the node cannot stand with the edges that it has; paths are of its configuration. */
  refuses?(
    node: DesignNode<Config>,
    neighbours: Neighbours,
  ): readonly { path: string; message: string; mend: string }[];
  /** Most nodes of this type in a design, and why. */
  atMost?: { nodes: number; reason: string };
  /** Blocks in the order in which a person would read them. */
  terraform(
    node: DesignNode<Config>,
    context: TerraformContext,
  ): readonly HclBlock[];
  /** What the runner makes and gives to Terraform as ephemeral variables. */
  secrets?(node: DesignNode<Config>): readonly RunSecret[];
  /** What the runner packs before Terraform starts. */
  packages?(node: DesignNode<Config>): readonly RunPackage[];
  cost: {
    /** Keys are those of Infracost's usage file in camelCase; all are optional. */
    usageSchema: z.ZodType<Usage>;
    /** Used, and shown as assumed, where the design says nothing. */
    assumed: Readonly<Record<UsageSize, Required<Usage>>>;
    /** Keys of the usage that count for a configuration; all, if left out. */
    usageKeys?(config: Config): readonly string[];
    /** Where the assumptions come from, with date. */
    assumedFrom: string;
    items(config: Config, usage: Required<Usage>): readonly CostItem[];
    /** What somebody who reads the price must know. */
    note(config: Config): string;
  };
  /** What Terraform's identity must be allowed. */
  iam: IamNeeds;
  findings(node: DesignNode<Config>): readonly Finding[];
}
