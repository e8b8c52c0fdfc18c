import type {
  ListedPrice,
  PriceList,
  PriceSource,
} from '@cloudforge/plugin-cloud-resources-common';
import type { Dimension } from './Dimension';

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Lists under way: prices by service, region and source. */
export class PriceLists {
  readonly sources: PriceSource[] = [];
  private readonly lists = new Map<
    string,
    PriceList & { prices: Record<string, ListedPrice> }
  >();

  /** A price, or a tier of one. */
  set(
    { service, dimension, upTo }: Dimension,
    region: string,
    usd: number,
    source: PriceSource,
  ): void {
    if (upTo === undefined) {
      this.put(service, region, dimension, usd, source);
      return;
    }
    // The tiers of one price stand together, under the source of the first.
    const { prices } =
      this.listWith(service, region, dimension) ??
      this.list(service, region, this.indexOf(source));
    const there = prices[dimension];
    const tiers = typeof there === 'object' ? there : [];
    prices[dimension] = [...tiers, { upTo, usd }].sort(
      (a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity),
    );
  }

  /** A whole price. */
  put(
    service: string,
    region: string,
    dimension: string,
    price: ListedPrice,
    source: PriceSource,
  ): void {
    const { prices } = this.list(service, region, this.indexOf(source));
    if (this.listWith(service, region, dimension)) {
      throw new Error(`${service} ${dimension} has two prices in ${region}`);
    }
    prices[dimension] = price;
  }

  sorted(): PriceList[] {
    return [...this.lists.values()].sort(
      (a, b) =>
        compare(a.service, b.service) ||
        compare(a.region, b.region) ||
        a.source - b.source,
    );
  }

  private listWith(service: string, region: string, dimension: string) {
    return [...this.lists.values()].find(
      list =>
        list.service === service &&
        list.region === region &&
        Object.hasOwn(list.prices, dimension),
    );
  }

  private list(service: string, region: string, source: number) {
    const key = JSON.stringify([service, region, source]);
    const list = this.lists.get(key) ?? { service, region, source, prices: {} };
    this.lists.set(key, list);
    return list;
  }

  private indexOf(source: PriceSource): number {
    const index = this.sources.findIndex(
      known => JSON.stringify(known) === JSON.stringify(source),
    );
    return index < 0 ? this.sources.push(source) - 1 : index;
  }
}
