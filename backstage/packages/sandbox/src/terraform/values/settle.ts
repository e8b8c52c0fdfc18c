import type { Attribute, Block } from '../schema/Schema';
import { isValues, Unknown, type Value, type Values } from './Value';

/** What the vendor gives for an attribute, with what is known of the resource by then. */
export type Decide = (attribute: Attribute, known: Values) => Value;

/** Names come first, then the id, since all else is made of them. */
const rank = ({ name }: Attribute) => {
  if (name === 'id') {
    return 1;
  }
  return /(^|_)(name|bucket|identifier|arn)$/.test(name) && name !== 'arn'
    ? 0
    : 2;
};

function settleNested(
  block: Block,
  values: Values,
  resource: Values,
  decide: Decide,
): Values {
  const settled: Values = { ...values };
  for (const attribute of block.attributes) {
    if (settled[attribute.name] instanceof Unknown) {
      settled[attribute.name] = decide(attribute, resource);
    }
  }
  return settleBlocks(block, settled, resource, decide);
}

function settleBlocks(
  block: Block,
  settled: Values,
  resource: Values,
  decide: Decide,
): Values {
  for (const { name, block: nested } of block.blocks) {
    const value = settled[name];
    const one = (item: Value) =>
      isValues(item) ? settleNested(nested, item, resource, decide) : item;
    settled[name] = Array.isArray(value) ? value.map(one) : one(value);
  }
  return settled;
}

/** Fills in what was unknown in the plan. */
export function settle(block: Block, planned: Values, decide: Decide): Values {
  const settled: Values = { ...planned };
  const open = block.attributes
    .filter(({ name }) => settled[name] instanceof Unknown)
    .sort((a, b) => rank(a) - rank(b));
  for (const attribute of open) {
    settled[attribute.name] = decide(attribute, settled);
  }
  return settleBlocks(block, settled, settled, decide);
}
