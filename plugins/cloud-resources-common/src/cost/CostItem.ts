/**
 * One thing that AWS charges for: a quantity a month, and the price by its
 * place in the price book.
 *
 * @public
 */
export interface CostItem {
  name: string;
  /** A month. */
  quantity: number;
  service: string;
  dimension: string;
  /** Where the price is listed, if not under the design's region: `global`, or an area of CloudFront. */
  place?: string;
  /**
   * The part of the quantity that AWS's always-free tier covers once per
   * account; applied only on request. Items of one pool share it.
   */
  free?: { pool: string; quantity: number };
}

/** AWS bills by the hour; a month is taken as 730 of them (365 × 24 / 12). */
export const HOURS_PER_MONTH = 730;
