/** Where a price of the facts belongs in the price book. */
export interface Dimension {
  /** Service in the price book. */
  service: string;
  dimension: string;
  unit: string;
  /** One tier of a price: up to how much a month, `null` for the last. */
  upTo?: number | null;
}

/** Prices without tiers, by what the facts call them. */
export const flat = (
  service: string,
  unit: string,
  names: Record<string, string>,
) =>
  Object.entries(names).map(([fact, dimension]): [string, Dimension] => [
    `${service}: ${fact}`,
    { service, dimension, unit },
  ]);

/** The tiers of one price, each up to how much a month. */
export const tiers = (
  service: string,
  unit: string,
  dimension: string,
  names: Record<string, number | null>,
) =>
  Object.entries(names).map(([fact, upTo]): [string, Dimension] => [
    `${service}: ${fact}`,
    { service, dimension, unit, upTo },
  ]);
