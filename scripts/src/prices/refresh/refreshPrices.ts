import {
  regions as allRegions,
  type ExchangeRates,
  type PriceBookData,
} from '@cloudforge/plugin-cloud-resources-common';
import { readFile } from 'node:fs/promises';
import { priceBookText } from '../priceBookText';
import { queries as allQueries } from '../queries';
import { answersOf, type NoAnswer } from './answersOf';
import { exchangeRates } from './exchangeRates';
import { merged, type PriceChange, type RegionAnswer } from './merged';
import type { PriceListApi } from './PriceListApi';
import type { PriceQuery } from './PriceQuery';
import { replaceFile } from './replaceFile';

export interface RefreshOptions {
  /** The price book. */
  file: string;
  api: Pick<PriceListApi, 'products'>;
  /** Where the exchange rates are; the European Central Bank, if left out. */
  ratesUrl?: string;
  /** Those of the price book, if left out. */
  regions?: readonly string[];
  /** All, if left out. */
  services?: readonly string[];
  write: boolean;
  progress(text: string): void;
  queries?: readonly PriceQuery[];
}

/** A price that the API did not give as it should. */
export interface Refusal {
  service: string;
  region: string;
  dimension: string;
  reason: string;
  /** The price book keeps the price that it has, with its date. */
  kept: boolean;
}

export interface Refreshed {
  written: boolean;
  prices: number;
  changes: readonly PriceChange[];
  refused: readonly Refusal[];
  exchange: { before: ExchangeRates; after: ExchangeRates };
}

type Placed = Pick<RegionAnswer, 'region' | 'place'>;

/** Questions under way at a time. */
const AT_ONCE = 4;

const keyOf = ({ region, place: { service, dimension } }: Placed) =>
  JSON.stringify([region, service, dimension]);

function wanted(
  queries: readonly PriceQuery[],
  services: readonly string[] | undefined,
): readonly PriceQuery[] {
  const known = [...new Set(queries.map(({ gives }) => gives.service))].sort();
  const unknown = services?.find(service => !known.includes(service));
  if (unknown !== undefined) {
    throw new Error(
      `there is no way to ask for prices of "${unknown}"; there is one for: ${known.join(
        ', ',
      )}`,
    );
  }
  return queries.filter(
    ({ gives }) => services?.includes(gives.service) ?? true,
  );
}

const isRegion = (place: string) => allRegions.some(region => region === place);

const regionsOf = ({ lists }: PriceBookData) =>
  [...new Set(lists.map(({ region }) => region))].filter(isRegion).sort();

function requireRegions(regions: readonly string[]): readonly string[] {
  const unknown = regions.find(region => !isRegion(region));
  if (unknown !== undefined) {
    throw new Error(
      `there is no region "${unknown}"; there are: ${allRegions.join(', ')}`,
    );
  }
  return regions;
}

/** The dimensions that the book has of a service in a region. */
const knownIn = ({ lists }: PriceBookData, service: string, region: string) =>
  lists
    .filter(list => list.service === service && list.region === region)
    .flatMap(({ prices }) => Object.keys(prices));

class Refresh {
  readonly refused: Refusal[] = [];
  private readonly found: RegionAnswer[] = [];
  private readonly missing = new Set<string>();

  constructor(
    private readonly book: PriceBookData,
    private readonly api: RefreshOptions['api'],
  ) {}

  /** Without those of which a tier is missing. */
  get answers(): RegionAnswer[] {
    return joinedTiers(
      this.found.filter(answer => !this.missing.has(keyOf(answer))),
    );
  }

  async ask(query: PriceQuery, region: string): Promise<void> {
    const { gives, serviceCode, filters, onlyIn } = query;
    const products = await this.api.products(serviceCode, {
      ...filters,
      ...(onlyIn === undefined && { regionCode: region }),
    });
    const known = knownIn(this.book, gives.service, region);
    const { found, missing } = answersOf(query, products, known);
    this.found.push(...found.map(answer => ({ ...answer, region })));
    missing.forEach(none => this.refuse(none, region, known));
  }

  /** What a region does not have, and the book has no price of, is no news. */
  private refuse(
    { place, products, reason }: NoAnswer,
    region: string,
    known: readonly string[],
  ): void {
    const { service, dimension } = place;
    this.missing.add(keyOf({ region, place }));
    const kept = known.includes(dimension);
    if (products > 0 || kept) {
      this.refused.push({ service, region, dimension, reason, kept });
    }
  }
}

/** Does all the work, several at a time; the first failure ends it. */
async function inTurns(work: (() => Promise<void>)[]): Promise<void> {
  const left = [...work];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      await next().catch(error => {
        left.length = 0;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Tiers that are products of their own become one price. */
function joinedTiers(answers: readonly RegionAnswer[]): RegionAnswer[] {
  const joined = new Map<string, RegionAnswer>();
  for (const answer of answers) {
    const { price } = answer;
    const { upTo } = answer.place;
    const key = keyOf(answer);
    if (upTo === undefined || typeof price !== 'number') {
      joined.set(key, answer);
      continue;
    }
    const there = joined.get(key)?.price;
    const tiers = [
      ...(typeof there === 'object' ? there : []),
      { upTo, usd: price },
    ].sort((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity));
    joined.set(key, { ...answer, price: tiers });
  }
  return [...joined.values()];
}

/**
 * Rebuilds the price book from the AWS Price List API, and its exchange rates.
 * A price is taken only from exactly one product; one that is refused stays as
 * it was. Writes all or, if anything fails, nothing.
 */
export async function refreshPrices(
  options: RefreshOptions,
): Promise<Refreshed> {
  const { file, api, write, progress, queries = allQueries } = options;
  const old: PriceBookData = JSON.parse(await readFile(file, 'utf8'));
  const asked = wanted(queries, options.services);
  const regions = requireRegions(options.regions ?? regionsOf(old));
  const exchange = await exchangeRates(options.ratesUrl);
  const refresh = new Refresh(old, api);
  for (const region of regions) {
    progress(`▸ ${region}`);
    await inTurns(
      asked
        .filter(({ onlyIn }) => onlyIn === undefined)
        .map(query => () => refresh.ask(query, region)),
    );
  }
  await inTurns(
    asked.flatMap(query =>
      query.onlyIn === undefined
        ? []
        : [() => refresh.ask(query, query.onlyIn as string)],
    ),
  );
  const { answers } = refresh;
  const { book, changes } = merged(old, answers, exchange);
  if (write) {
    await replaceFile(file, priceBookText(book));
  }
  return {
    written: write,
    prices: answers.length,
    changes,
    refused: refresh.refused,
    exchange: { before: old.exchange, after: exchange },
  };
}
