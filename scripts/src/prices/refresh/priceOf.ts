import type { ListedPrice } from '@cloudforge/plugin-cloud-resources-common';
import type { PriceDimension, Product } from './Product';
import { isUnit } from './units';

export type Found<T> = { ok: true; value: T } | { ok: false; reason: string };

const refused = (reason: string) => ({ ok: false, reason } as const);

const isFree = ({ pricePerUnit }: PriceDimension) =>
  Number(pricePerUnit.USD) === 0;

/** In the order of the quantity; without the free tier, which is a price of 0 at the beginning. */
function charged(
  dimensions: readonly PriceDimension[],
  mayBeFree: boolean,
): PriceDimension[] {
  const ordered = [...dimensions].sort(
    (a, b) => Number(a.beginRange) - Number(b.beginRange),
  );
  const first = mayBeFree ? 0 : ordered.findIndex(tier => !isFree(tier));
  return first < 0 ? [] : ordered.slice(first);
}

const upToOf = ({ endRange }: PriceDimension) =>
  endRange === 'Inf' ? null : Number(endRange);

/** Each tier goes on where the one before it ends, and the last has no end. */
function isWhole(tiers: readonly PriceDimension[]): boolean {
  return tiers.every((tier, index) =>
    index === tiers.length - 1
      ? tier.endRange === 'Inf'
      : Number(tier.endRange) === Number(tiers[index + 1].beginRange),
  );
}

/** What a product costs on demand, in USD for a unit of the price book. */
export function priceOf(
  { product, terms }: Product,
  unit: string,
  mayBeFree: boolean,
): Found<ListedPrice> {
  const offers = Object.values(terms.OnDemand ?? {});
  if (offers.length !== 1) {
    return refused(
      `product ${product.sku} has ${offers.length} prices on demand`,
    );
  }
  const tiers = charged(Object.values(offers[0].priceDimensions), mayBeFree);
  if (tiers.length === 0) {
    return refused(`product ${product.sku} has no price but 0`);
  }
  const foreign = tiers.find(tier => !isUnit(unit, tier.unit));
  if (foreign) {
    return refused(
      `product ${product.sku} is priced by "${foreign.unit}", which is not known to be ${unit}`,
    );
  }
  if (!isWhole(tiers)) {
    return refused(`the tiers of product ${product.sku} have gaps`);
  }
  const list = tiers.map(tier => ({
    upTo: upToOf(tier),
    usd: Number(tier.pricePerUnit.USD),
  }));
  return { ok: true, value: list.length === 1 ? list[0].usd : list };
}
