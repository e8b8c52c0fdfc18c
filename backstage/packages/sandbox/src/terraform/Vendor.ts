import type { Attribute } from './schema/Schema';
import type { TerraformFault, TerraformOperation } from './TerraformFaults';
import type { Value, Values } from './values/Value';

/** What a `provider` block says of where things are made. */
export interface Settings {
  region: string;
}

export interface Decision {
  type: string;
  attribute: Attribute;
  /** What is known of the resource by then. */
  known: Values;
  settings: Settings;
  /** The same for the same resource, or for the same question to a data source. */
  seed: string;
}

/** What a stand-in knows of its vendor besides the schema. */
export interface Vendor {
  /** Begins the names of its types: `aws`. */
  name: string;
  /** Where Terraform takes it from: `registry.terraform.io/hashicorp/aws`. */
  address: string;
  /** The npm package that cdktf generated from its schema. */
  npmPackage: string;
  /** @throws Refusal that says what is missing */
  configure(configuration: Values): Settings;
  /** What is already known in a plan of what the vendor decides. */
  foreseen(planned: Values, settings: Settings): Values;
  /** Whether another value of this argument means another resource. */
  replacedBy(type: string, argument: string): boolean;
  decide(decision: Decision): Value;
  /** What a data source answers besides what `decide` makes up. */
  answers(type: string, question: Values, settings: Settings): Values;
  /** What is said of an operation that a fault makes fail. */
  refusal(
    type: string,
    operation: TerraformOperation,
    values: Values,
    error: NonNullable<TerraformFault['error']>,
  ): string;
}
