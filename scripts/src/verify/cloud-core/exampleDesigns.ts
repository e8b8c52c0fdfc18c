import {
  resourceTypes,
  type Design,
} from '@cloudforge/plugin-cloud-resources-common';
import {
  everything,
  examples,
} from '@cloudforge/plugin-cloud-resources-common/testing';
import { must } from '../expect';
import { checkedDesign, designsOf, type Part } from './Part';

function plainPart(type: string): Part {
  const example = examples.find(({ plain }) => plain[1] === type);
  must(example, `no example of ${type}`);
  const [id, resourceType, config = {}] = example.plain;
  return {
    nodes: [{ id, data: { resourceType, label: id, config: { ...config } } }],
    edges: [],
  };
}

/** One node of a type, with next to nothing set. */
export const plainDesignOf = (type: string) => designsOf([plainPart(type)])[0];

/** Each type by itself with next to nothing set, in as few designs as hold them. */
export const plainDesigns = (): Design[] =>
  designsOf(resourceTypes.ids.map(plainPart));

/** With every key and every edge of the examples. */
export const everythingDesign = () => checkedDesign(everything);
