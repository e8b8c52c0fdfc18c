import type { Design, DesignNode } from '../design/Design';
import type { UsageSize } from '../resources/ResourceType';
import { HOURS_PER_MONTH, type CostItem } from './CostItem';
import type {
  Amounts,
  CostLine,
  Estimate,
  NotPriced,
  ResourceCost,
} from './CostEstimate';
import { FreeTier } from './FreeTier';
import type { Price, PriceBook } from './PriceBook';
import { aboveTiers, inTiers } from './tiers';
import { usageOf } from './usage';

/** @public */
export interface EstimateOptions {
  /** What is assumed where the design states no usage; `small`, if left out. */
  size?: UsageSize;
  /** `USD`, if left out. */
  currency?: string;
  /** Taken off every price, 0 to 100. */
  discountPercent?: number;
  /** Takes off what AWS gives every account for free, for ever. */
  freeTier?: boolean;
}

/** Units of the currency for a listed US dollar. */
function factorOf(
  { exchange }: PriceBook,
  currency: string,
  discountPercent: number,
): number {
  if (!(discountPercent >= 0 && discountPercent <= 100)) {
    throw new RangeError(
      `a discount is 0 to 100 percent, not ${discountPercent}`,
    );
  }
  const rate =
    currency === exchange.base ? 1 : currencyRate(exchange.rates, currency);
  return rate * (1 - discountPercent / 100);
}

function currencyRate(
  rates: Readonly<Record<string, number>>,
  currency: string,
): number {
  if (!Object.hasOwn(rates, currency)) {
    throw new RangeError(
      `there is no exchange rate for ${currency}; there is one for: ${[
        'USD',
        ...Object.keys(rates),
      ].join(', ')}`,
    );
  }
  return rates[currency];
}

const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, number) => total + number, 0);

const amounts = (monthly: number): Amounts => ({
  hourly: monthly / HOURS_PER_MONTH,
  monthly,
  yearly: monthly * 12,
});

/** Prices things at the listed prices times a factor. */
class Pricing {
  constructor(
    private readonly book: PriceBook,
    private readonly region: string,
    private readonly factor: number,
    private readonly free: FreeTier,
  ) {}

  resource(node: DesignNode, usage: Required<object>): ResourceCost {
    const lines: CostLine[] = [];
    const notPriced: NotPriced[] = [];
    for (const item of node.type.cost.items(node.config, usage)) {
      const { service, dimension, place = this.region } = item;
      const price = this.book.price(service, place, dimension);
      if (price) {
        const charged = this.free.charged(item);
        lines.push(...this.lines(item, charged, price));
        notPriced.push(...aboveTiers(item, charged, price));
      } else {
        notPriced.push({
          name: item.name,
          quantity: item.quantity,
          reason: `the price book has no price of ${service} ${dimension} in ${place}`,
        });
      }
    }
    const total =
      lines.length === 0 && notPriced.length > 0
        ? { hourly: null, monthly: null, yearly: null }
        : amounts(sum(lines.map(({ monthly }) => monthly)));
    return {
      nodeId: node.id,
      resourceType: node.type.id,
      name: node.label,
      ...total,
      pricingNote: node.type.cost.note(node.config),
      lines,
      notPriced,
    };
  }

  private lines(item: CostItem, charged: number, price: Price): CostLine[] {
    return inTiers(charged, price).map(tier => {
      const unitPrice = tier.usd * this.factor;
      const name =
        price.tiers.length > 1 && tier.upTo !== Infinity
          ? `${item.name}, up to ${tier.upTo}`
          : item.name;
      return {
        name,
        quantity: tier.quantity,
        unit: price.unit,
        unitPrice,
        monthly: tier.quantity * unitPrice,
        source: `${price.source.source} (${price.source.evidence})`,
        asOf: price.source.asOf,
      };
    });
  }
}

/**
 * What a design costs. Pure: the same design and price book give the same
 * amounts, in full precision. What has no price in the design's region is
 * listed as not priced; it is never 0, and never another region's price.
 *
 * @throws RangeError if there is no rate for the currency or the discount is
 * no percentage.
 *
 * @public
 */
export function estimate(
  { region, nodes }: Design,
  book: PriceBook,
  options: EstimateOptions = {},
): Estimate {
  const {
    size = 'small',
    currency = 'USD',
    discountPercent = 0,
    freeTier = false,
  } = options;
  const factor = factorOf(book, currency, discountPercent);
  const pricing = new Pricing(book, region, factor, new FreeTier(freeTier));
  const used = nodes.map(node => ({ node, ...usageOf(node, size) }));
  const resources = used.map(({ node, usage }) =>
    pricing.resource(node, usage),
  );
  const { base, date, source, rates } = book.exchange;
  return {
    region,
    currency,
    ...(currency !== base && {
      exchange: { rate: rates[currency], date, source },
    }),
    discountPercent,
    freeTier,
    resources,
    totals: amounts(sum(resources.map(({ monthly }) => monthly ?? 0))),
    notPriced: resources.flatMap(({ nodeId, notPriced }) =>
      notPriced.map(item => ({ nodeId, ...item })),
    ),
    assumptions: used.flatMap(({ assumptions }) => assumptions),
  };
}
