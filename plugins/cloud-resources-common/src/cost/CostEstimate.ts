import type { UsageSize } from '../resources/ResourceType';

/**
 * Amounts in the estimate's currency, unrounded. A month has 730 hours, a year
 * twelve months.
 *
 * @public
 */
export interface Amounts {
  hourly: number;
  monthly: number;
  yearly: number;
}

/** `monthly` is `quantity` × `unitPrice`. @public */
export interface CostLine {
  name: string;
  /** A month. */
  quantity: number;
  unit: string;
  unitPrice: number;
  monthly: number;
  source: string;
  asOf: string;
}

/** Something that is charged for, and whose price is not known here. @public */
export interface NotPriced {
  name: string;
  quantity: number;
  reason: string;
}

/** Amounts are `null` where not one price is known: that is not 0. @public */
export interface ResourceCost {
  nodeId: string;
  resourceType: string;
  name: string;
  hourly: number | null;
  monthly: number | null;
  yearly: number | null;
  pricingNote: string;
  lines: readonly CostLine[];
  notPriced: readonly NotPriced[];
}

/** A use that nobody stated. @public */
export interface Assumption {
  nodeId: string;
  /** Key of the usage, `standard.storageGb`. */
  key: string;
  value: number;
  size: UsageSize;
  source: string;
}

/** @public */
export interface Estimate {
  region: string;
  currency: string;
  /** How amounts in USD were converted; absent for USD itself. */
  exchange?: { rate: number; date: string; source: string };
  discountPercent: number;
  freeTier: boolean;
  resources: readonly ResourceCost[];
  /** Of everything that has a price. */
  totals: Amounts;
  /** What the totals leave out. */
  notPriced: readonly (NotPriced & { nodeId: string })[];
  assumptions: readonly Assumption[];
}
