import type {
  ListedPrice,
  PriceBookData,
} from '@cloudforge/plugin-cloud-resources-common';
import { asPrice } from '../numbers';
import { table } from '../table';

interface Held {
  service: string;
  regions: readonly string[];
  prices: number;
  /** Days for which the oldest and the newest of them were true. */
  oldest: string;
  newest: string;
}

export interface Holdings {
  exchange: PriceBookData['exchange'];
  services: readonly Held[];
}

export interface ShownPrice {
  service: string;
  region: string;
  dimension: string;
  unit: string;
  usd: ListedPrice;
  source: string;
  asOf: string;
  evidence: string;
}

export function holdings({
  lists,
  sources,
  exchange,
}: PriceBookData): Holdings {
  const services = [...new Set(lists.map(({ service }) => service))].sort();
  return {
    exchange,
    services: services.map(service => {
      const own = lists.filter(list => list.service === service);
      const days = own.map(({ source }) => sources[source].asOf).sort();
      return {
        service,
        regions: [...new Set(own.map(({ region }) => region))].sort(),
        prices: own.reduce(
          (count, list) => count + Object.keys(list.prices).length,
          0,
        ),
        oldest: days[0],
        newest: days[days.length - 1],
      };
    }),
  };
}

/** @throws Error if the book has none. */
export function prices(
  { lists, sources, units }: PriceBookData,
  service: string | undefined,
  region: string | undefined,
): ShownPrice[] {
  const found = lists
    .filter(list => service === undefined || list.service === service)
    .filter(list => region === undefined || list.region === region)
    .flatMap(list =>
      Object.entries(list.prices).map(([dimension, usd]) => ({
        service: list.service,
        region: list.region,
        dimension,
        unit: units[list.service][dimension] ?? units[list.service]['*'],
        usd,
        ...sources[list.source],
      })),
    );
  if (found.length === 0) {
    throw new Error(
      `the price book has no price${service ? ` of ${service}` : ''}${
        region ? ` in ${region}` : ''
      }; it has services ${[...new Set(lists.map(list => list.service))].join(
        ', ',
      )} and regions ${[...new Set(lists.map(list => list.region))].join(
        ', ',
      )}`,
    );
  }
  return found;
}

export const usdText = (usd: ListedPrice) =>
  typeof usd === 'number'
    ? asPrice(usd)
    : usd
        .map(
          ({ upTo, usd: tier }) =>
            `${asPrice(tier)}${upTo === null ? '' : ` up to ${upTo}`}`,
        )
        .join('; ');

export const pricesText = (shown: readonly ShownPrice[]) =>
  table(
    ['SERVICE', 'REGION', 'WHAT', 'UNIT', 'USD', 'OF', 'SOURCE'],
    shown.map(price => [
      price.service,
      price.region,
      price.dimension,
      price.unit,
      usdText(price.usd),
      price.asOf,
      `${price.source} (${price.evidence})`,
    ]),
  );

export const holdingsText = ({ exchange, services }: Holdings) =>
  [
    table(
      ['SERVICE', 'REGIONS', 'PRICES', 'OLDEST', 'NEWEST'],
      services.map(({ service, regions, prices: count, oldest, newest }) => [
        service,
        String(regions.length),
        String(count),
        oldest,
        newest,
      ]),
    ),
    '',
    `1 USD = ${Object.entries(exchange.rates)
      .map(([currency, rate]) => `${rate} ${currency}`)
      .join(', ')} (${exchange.date}, ${exchange.source})`,
  ].join('\n');
