import type { Block } from '../schema/Schema';
import { isValues, type Value, type Values } from './Value';

/** Steps to a value: the name of an attribute, or the place in a list. */
export type Steps = readonly (string | number)[];

/**
 * Where something is given that only the vendor decides. Terraform checks the
 * rest of the schema by itself.
 */
export function readOnlyGiven(
  block: Block,
  values: Values,
  at: Steps = [],
): Steps[] {
  const given = block.attributes
    .filter(
      ({ name, computed, optional }) =>
        computed && !optional && values[name] !== null,
    )
    .map(({ name }) => [...at, name]);
  const nested = block.blocks.flatMap(({ name, nesting, block: inner }) => {
    const value: Value = values[name];
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => {
      const here = nesting === 'LIST' ? [...at, name, index] : [...at, name];
      return isValues(item) ? readOnlyGiven(inner, item, here) : [];
    });
  });
  return [...given, ...nested];
}
