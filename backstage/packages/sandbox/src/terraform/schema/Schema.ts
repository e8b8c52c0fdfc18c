/** A type of Terraform's, in the form in which the protocol carries it as JSON. */
export type ValueType =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list' | 'set' | 'map', ValueType]
  | readonly ['object', Readonly<Record<string, ValueType>>];

export interface Attribute {
  name: string;
  type: ValueType;
  required: boolean;
  optional: boolean;
  /** The vendor decides it where nothing is given; alone, nothing can be given. */
  computed: boolean;
  sensitive: boolean;
  /** Taken, and never kept in a plan or a state. */
  writeOnly: boolean;
}

export interface NestedBlock {
  name: string;
  nesting: 'SINGLE' | 'LIST' | 'SET';
  minItems: number;
  /** 0 is without limit. */
  maxItems: number;
  block: Block;
}

/** What may stand between the braces of a resource, a data source or a nested block. */
export interface Block {
  attributes: readonly Attribute[];
  blocks: readonly NestedBlock[];
}
