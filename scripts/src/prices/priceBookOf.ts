import type {
  ExchangeRates,
  PriceBookData,
  PriceSource,
} from '@cloudforge/plugin-cloud-resources-common';
import { dimensions } from './dimensions';
import { PriceLists } from './PriceLists';

/** A row of `prices.json`. */
export interface PriceFact {
  service: string;
  dimension: string;
  region: string;
  usd: number;
  source: string;
  asOf: string;
  evidence: string;
}

/** Prices an hour of a service's instance types, by region and dimension. */
export interface InstanceFacts {
  service: string;
  /** Of the region where it has one of its own, otherwise of all. */
  sources: Readonly<Record<string, PriceSource>> & { '*': PriceSource };
  regions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Facts {
  prices: readonly PriceFact[];
  instances: readonly InstanceFacts[];
  exchange: ExchangeRates;
}

/** Nobody has seen such a price; it was taken over from another region. */
const INFERRED = 'inferred';

function unitsOf(
  instances: readonly InstanceFacts[],
): Record<string, Record<string, string>> {
  const units: Record<string, Record<string, string>> = Object.fromEntries(
    instances.map(({ service }) => [service, { '*': 'hour' }]),
  );
  for (const { service, dimension, unit } of dimensions.values()) {
    units[service] = { ...units[service], [dimension]: unit };
  }
  return units;
}

/**
 * The price book of the facts. What has no place in `dimensions` belongs to a
 * service that is not priced yet, and is left out; so is what was inferred from
 * another region.
 */
export function priceBookOf({
  prices,
  instances,
  exchange,
}: Facts): PriceBookData {
  const lists = new PriceLists();
  for (const { service, dimension, region, usd, ...rest } of prices) {
    const place = dimensions.get(`${service}: ${dimension}`);
    const { source, asOf, evidence } = rest;
    if (place && evidence !== INFERRED) {
      lists.set(place, region, usd, { source, asOf, evidence });
    }
  }
  for (const { service, sources, regions } of instances) {
    for (const [region, types] of Object.entries(regions)) {
      const source = sources[region] ?? sources['*'];
      for (const [dimension, usd] of Object.entries(types)) {
        lists.set({ service, dimension, unit: 'hour' }, region, usd, source);
      }
    }
  }
  return {
    sources: lists.sources,
    units: unitsOf(instances),
    lists: lists.sorted(),
    exchange,
  };
}
