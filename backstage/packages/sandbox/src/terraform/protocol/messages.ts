import type { Block, NestedBlock } from '../schema/Schema';
import type { Steps } from '../values/readOnly';
import type { EncodedValue } from '../values/coding';

/** What is sent and received, by the names in tfplugin5.proto. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  summary: string;
  detail: string;
  attribute?: Path;
}

export interface Path {
  steps: readonly ({ attribute_name: string } | { element_key_int: number })[];
}

export interface TypeConfig {
  type_name: string;
  config: EncodedValue;
}

export interface OldState {
  type_name: string;
  raw_state: { json: Uint8Array };
}

export interface Current {
  type_name: string;
  current_state: EncodedValue;
  private: Uint8Array;
}

export interface Proposal extends TypeConfig {
  prior_state: EncodedValue;
  proposed_new_state: EncodedValue;
  prior_private: Uint8Array;
}

export interface Change extends TypeConfig {
  prior_state: EncodedValue;
  planned_state: EncodedValue;
  planned_private: Uint8Array;
}

export const pathOf = (steps: Steps): Path => ({
  steps: steps.map(step =>
    typeof step === 'number'
      ? { element_key_int: step }
      : { attribute_name: step },
  ),
});

const blockMessage = ({ attributes, blocks }: Block): object => ({
  attributes: attributes.map(({ writeOnly, type, ...rest }) => ({
    ...rest,
    type: Buffer.from(JSON.stringify(type)),
    write_only: writeOnly,
  })),
  block_types: blocks.map((nested: NestedBlock) => ({
    type_name: nested.name,
    nesting: nested.nesting,
    min_items: nested.minItems,
    max_items: nested.maxItems,
    block: blockMessage(nested.block),
  })),
});

export const schemaMessage = (block: Block) => ({
  version: 0,
  block: blockMessage(block),
});
