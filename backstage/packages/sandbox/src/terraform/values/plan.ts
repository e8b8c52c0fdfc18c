import { isDeepStrictEqual } from 'node:util';
import type { Attribute, Block } from '../schema/Schema';
import { isValues, Unknown, type Value, type Values } from './Value';

/** What becomes of an attribute that the vendor decides and nobody gave. */
type Undecided = (attribute: Attribute) => Value;

function mapNested(value: Value, change: (item: Values) => Values): Value {
  if (Array.isArray(value)) {
    return value.map(item => (isValues(item) ? change(item) : item));
  }
  return isValues(value) ? change(value) : value;
}

function fill(block: Block, values: Values, undecided: Undecided): Values {
  const filled: Values = { ...values };
  for (const attribute of block.attributes) {
    if (attribute.writeOnly) {
      filled[attribute.name] = null;
    } else if (attribute.computed && filled[attribute.name] === null) {
      filled[attribute.name] = undecided(attribute);
    }
  }
  for (const { name, block: nested } of block.blocks) {
    filled[name] = mapNested(filled[name], item =>
      fill(nested, item, () => Unknown.value),
    );
  }
  return filled;
}

/** What becomes of the values that Terraform proposes for a resource that is not there yet. */
export const planCreate = (block: Block, proposed: Values): Values =>
  fill(block, proposed, () => Unknown.value);

/**
 * What becomes of the values that Terraform proposes, which are the earlier
 * ones where nothing is given. What the vendor left empty stays so.
 */
export function planUpdate(
  block: Block,
  prior: Values,
  proposed: Values,
): Values {
  const settled = fill(block, proposed, () => null);
  return isDeepStrictEqual(
    fill(block, prior, () => null),
    settled,
  )
    ? prior
    : fill(block, settled, ({ name }) => prior[name]);
}
