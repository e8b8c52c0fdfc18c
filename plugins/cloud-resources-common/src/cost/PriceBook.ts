/** Where prices come from, and when they were true. @public */
export interface PriceSource {
  source: string;
  /** Day, `2026-07-20`. */
  asOf: string;
  /** How the price was found: a price sheet of AWS, its Price List API, or an example of another tool. */
  evidence: string;
}

/**
 * A price in USD; or tiers, of which each holds up to a quantity a month (`null`
 * for the last).
 *
 * @public
 */
export type ListedPrice =
  | number
  | readonly { readonly upTo: number | null; readonly usd: number }[];

/**
 * Prices of one service in one region from one source.
 *
 * @public
 */
export interface PriceList {
  service: string;
  region: string;
  /** Index in `sources`. */
  source: number;
  /** By dimension. */
  prices: Readonly<Record<string, ListedPrice>>;
}

/** @public */
export interface ExchangeRates {
  base: 'USD';
  /** Day, `2026-09-29`. */
  date: string;
  source: string;
  /** Units of a currency for one US dollar. */
  rates: Readonly<Record<string, number>>;
}

/**
 * What a price book is as JSON: see `prices/README.md`.
 *
 * @public
 */
export interface PriceBookData {
  sources: readonly PriceSource[];
  /** Unit by service and dimension; `*` stands for dimensions that are not named. */
  units: Readonly<Record<string, Readonly<Record<string, string>>>>;
  lists: readonly PriceList[];
  exchange: ExchangeRates;
}

/** @public */
export interface Price {
  unit: string;
  tiers: readonly { upTo: number; usd: number }[];
  source: PriceSource;
}

interface Listed {
  price: ListedPrice;
  source: PriceSource;
}

/**
 * Prices by service, region and dimension. What is not in it has no price: it
 * never answers with another region's.
 *
 * @public
 */
export class PriceBook {
  private constructor(
    readonly exchange: ExchangeRates,
    private readonly units: PriceBookData['units'],
    private readonly lists: ReadonlyMap<string, readonly PriceList[]>,
    private readonly sources: readonly PriceSource[],
  ) {}

  static of({ sources, units, lists, exchange }: PriceBookData): PriceBook {
    const byPlace = new Map<string, PriceList[]>();
    for (const list of lists) {
      if (!sources[list.source]) {
        throw new Error(
          `prices of ${list.service} in ${list.region} have no source`,
        );
      }
      const place = `${list.service} ${list.region}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), list]);
    }
    return new PriceBook(exchange, units, byPlace, sources);
  }

  price(service: string, region: string, dimension: string): Price | undefined {
    const found = this.find(service, region, dimension);
    if (!found) {
      return undefined;
    }
    const units = this.units[service] ?? {};
    const unit = Object.hasOwn(units, dimension)
      ? units[dimension]
      : units['*'];
    if (unit === undefined) {
      throw new Error(`the price of ${service} ${dimension} has no unit`);
    }
    const tiers =
      typeof found.price === 'number'
        ? [{ upTo: Infinity, usd: found.price }]
        : found.price.map(({ upTo, usd }) => ({ upTo: upTo ?? Infinity, usd }));
    return { unit, tiers, source: found.source };
  }

  /** Services with a price in a region. */
  services(region: string): readonly string[] {
    return [...this.lists.values()]
      .map(([{ service, region: listed }]) => ({ service, listed }))
      .filter(({ listed }) => listed === region)
      .map(({ service }) => service);
  }

  private find(
    service: string,
    region: string,
    dimension: string,
  ): Listed | undefined {
    const list = this.lists
      .get(`${service} ${region}`)
      ?.find(({ prices }) => Object.hasOwn(prices, dimension));
    return (
      list && {
        price: list.prices[dimension],
        source: this.sources[list.source],
      }
    );
  }
}
