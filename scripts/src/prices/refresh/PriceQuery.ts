import type { Dimension } from '../Dimension';
import type { Attributes } from './Product';

/** Prices of which there is one for each product that is found, such as instance types. */
export interface EachDimension {
  service: string;
  unit: string;
  /** `undefined` for a product that is none of ours. */
  dimension(attributes: Attributes): string | undefined;
  /** Whether a dimension of the price book is of this kind. */
  owns(dimension: string): boolean;
}

/**
 * Under which filters the Price List API knows a price of the price book. All
 * are TERM_MATCH; `regionCode` is added, unless the price is not of a region.
 */
export interface PriceQuery {
  gives: Dimension | EachDimension;
  serviceCode: string;
  filters: Attributes;
  /** What the usage type of the product looks like, where filters do not tell it apart. */
  usage?: RegExp;
  /** What the price book calls the place of a price that is not of a region: `global`. */
  onlyIn?: string;
  /** A price of 0 is a price here, and no free tier. */
  mayBeFree?: boolean;
}

export const isEach = (gives: PriceQuery['gives']): gives is EachDimension =>
  typeof gives.dimension === 'function';
