import type {
  ExchangeRates,
  ListedPrice,
  PriceBookData,
  PriceSource,
} from '@cloudforge/plugin-cloud-resources-common';
import { PriceLists } from '../PriceLists';
import type { Answer } from './answersOf';

export interface RegionAnswer extends Answer {
  region: string;
}

/** A price that is another than before, or new. */
export interface PriceChange {
  service: string;
  region: string;
  dimension: string;
  before?: ListedPrice;
  after: ListedPrice;
}

const API = {
  source: 'AWS Price List API (GetProducts)',
  evidence: 'price-list',
};

const keyOf = (service: string, region: string, dimension: string) =>
  JSON.stringify([service, region, dimension]);

interface Priced {
  service: string;
  region: string;
  dimension: string;
  price: ListedPrice;
  source: PriceSource;
}

const pricesIn = ({ lists, sources }: PriceBookData): Priced[] =>
  lists.flatMap(({ service, region, source, prices }) =>
    Object.entries(prices).map(([dimension, price]) => ({
      service,
      region,
      dimension,
      price,
      source: sources[source],
    })),
  );

/** The book with the new prices; what there is no new price of stays, with its own date. */
export function merged(
  old: PriceBookData,
  answers: readonly RegionAnswer[],
  exchange: ExchangeRates,
): { book: PriceBookData; changes: PriceChange[] } {
  const before = new Map(
    pricesIn(old).map(priced => [
      keyOf(priced.service, priced.region, priced.dimension),
      priced,
    ]),
  );
  const all = new Map(before);
  const units: Record<string, Record<string, string>> = structuredClone(
    old.units,
  );
  for (const { region, place, price, asOf } of answers) {
    const { service, dimension, unit } = place;
    all.set(keyOf(service, region, dimension), {
      service,
      region,
      dimension,
      price,
      source: { source: API.source, asOf, evidence: API.evidence },
    });
    units[service] ??= {};
    if ((units[service][dimension] ?? units[service]['*']) !== unit) {
      units[service][dimension] = unit;
    }
  }
  const lists = new PriceLists();
  for (const { service, region, dimension, price, source } of all.values()) {
    lists.put(service, region, dimension, price, source);
  }
  return {
    book: { sources: lists.sources, units, lists: lists.sorted(), exchange },
    changes: answers.flatMap(({ region, place, price }) => {
      const { service, dimension } = place;
      const was = before.get(keyOf(service, region, dimension))?.price;
      return JSON.stringify(was) === JSON.stringify(price)
        ? []
        : [{ service, region, dimension, before: was, after: price }];
    }),
  };
}
