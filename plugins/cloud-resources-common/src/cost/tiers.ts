import type { NotPriced } from './CostEstimate';
import type { CostItem } from './CostItem';
import type { Price } from './PriceBook';

/** The part of a quantity that falls into each tier. */
export function inTiers(
  quantity: number,
  { tiers }: Price,
): { quantity: number; usd: number; upTo: number }[] {
  let from = 0;
  const parts = tiers.map(({ upTo, usd }) => {
    const part = Math.max(0, Math.min(quantity, upTo) - from);
    from = upTo;
    return { quantity: part, usd, upTo };
  });
  // A quantity of 0 is still a line: it says that this is charged for.
  return quantity === 0
    ? parts.slice(0, 1)
    : parts.filter(part => part.quantity > 0);
}

/** What is more than the last tier that the price book knows. */
export function aboveTiers(
  { name, service, dimension }: CostItem,
  charged: number,
  { tiers }: Price,
): NotPriced[] {
  const last = tiers[tiers.length - 1].upTo;
  return charged > last
    ? [
        {
          name: `${name}, above ${last}`,
          quantity: charged - last,
          reason: `the price book knows ${service} ${dimension} up to ${last} only`,
        },
      ]
    : [];
}
