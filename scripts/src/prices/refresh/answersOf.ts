import type { ListedPrice } from '@cloudforge/plugin-cloud-resources-common';
import type { Dimension } from '../Dimension';
import { isEach, type EachDimension, type PriceQuery } from './PriceQuery';
import { priceOf } from './priceOf';
import type { Product } from './Product';

/** A price that the API gave. */
export interface Answer {
  place: Dimension;
  price: ListedPrice;
  /** Day. */
  asOf: string;
}

/** Why there is no price of something. */
export interface NoAnswer {
  place: Dimension;
  /** How many products there are: only one has a price. */
  products: number;
  reason: string;
}

export interface Answers {
  found: readonly Answer[];
  missing: readonly NoAnswer[];
}

function answer(
  place: Dimension,
  products: readonly Product[],
  mayBeFree: boolean,
): Answers {
  const none = (reason: string): Answers => ({
    found: [],
    missing: [{ place, products: products.length, reason }],
  });
  if (products.length !== 1) {
    return none(
      products.length === 0
        ? 'there is no such product'
        : `there are ${products.length} such products: ${products
            .map(({ product }) => product.sku)
            .join(', ')}`,
    );
  }
  const price = priceOf(products[0], place.unit, mayBeFree);
  return price.ok
    ? {
        found: [
          {
            place,
            price: price.value,
            asOf: products[0].publicationDate.slice(0, 10),
          },
        ],
        missing: [],
      }
    : none(price.reason);
}

/** Products by the dimension that each is the price of. */
function grouped(
  { dimension }: EachDimension,
  products: readonly Product[],
): Map<string, Product[]> {
  const groups = new Map<string, Product[]>();
  for (const product of products) {
    const name = dimension(product.product.attributes);
    if (name !== undefined) {
      groups.set(name, [...(groups.get(name) ?? []), product]);
    }
  }
  return groups;
}

/**
 * The prices in what the API answered to a query. `known` are the dimensions
 * that the price book has: one of them that is not answered is missing.
 */
export function answersOf(
  { gives, usage, mayBeFree = false }: PriceQuery,
  answered: readonly Product[],
  known: readonly string[],
): Answers {
  const products = answered.filter(
    ({ product }) => usage?.test(product.attributes.usagetype ?? '') ?? true,
  );
  if (!isEach(gives)) {
    return answer(gives, products, mayBeFree);
  }
  const groups = grouped(gives, products);
  const names = new Set([
    ...groups.keys(),
    ...known.filter(name => gives.owns(name)),
  ]);
  const all = [...names].map(dimension =>
    answer(
      { service: gives.service, unit: gives.unit, dimension },
      groups.get(dimension) ?? [],
      mayBeFree,
    ),
  );
  return {
    found: all.flatMap(({ found }) => found),
    missing: all.flatMap(({ missing }) => missing),
  };
}
