import type { Block } from '../schema/Schema';
import { isValues, type Value, type Values } from './Value';

const list = (value: Value | undefined): Value[] =>
  Array.isArray(value) ? value : [];

/**
 * The same values with every attribute and block that the schema has, and none
 * that it has not: what was written down under another version of the schema is
 * read so.
 */
export function conform(block: Block, values: Values): Values {
  const conformed: Values = {};
  for (const { name } of block.attributes) {
    conformed[name] = values[name] ?? null;
  }
  for (const { name, nesting, block: nested } of block.blocks) {
    const value = values[name];
    if (nesting === 'SINGLE') {
      conformed[name] = isValues(value) ? conform(nested, value) : null;
    } else {
      conformed[name] = list(value).map(item =>
        isValues(item) ? conform(nested, item) : item,
      );
    }
  }
  return conformed;
}
