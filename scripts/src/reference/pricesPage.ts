import type { PriceBookData } from '@cloudforge/plugin-cloud-resources-common';
import { queries } from '../prices/queries';
import { isEach, type PriceQuery } from '../prices/refresh/PriceQuery';
import { code, plain, table } from './markdown';

interface Row {
  dimension: string;
  unit: string;
  regions: Set<string>;
  days: Set<string>;
}

/** Prices of a service by dimension. Those that share a unit, such as instance types, are one row. */
function rowsOf(
  { lists, sources, units }: PriceBookData,
  service: string,
): Row[] {
  const rows = new Map<string, Row>();
  for (const list of lists.filter(own => own.service === service)) {
    for (const dimension of Object.keys(list.prices)) {
      const own = Object.hasOwn(units[service], dimension);
      const name = own ? dimension : '*';
      const row = rows.get(name) ?? {
        dimension: own ? dimension : 'one for each instance type',
        unit: units[service][name],
        regions: new Set(),
        days: new Set(),
      };
      row.regions.add(list.region);
      row.days.add(sources[list.source].asOf);
      rows.set(name, row);
    }
  }
  return [...rows.values()];
}

function daysOf(days: ReadonlySet<string>): string {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted[sorted.length - 1];
  return first === last ? first : `${first} to ${last}`;
}

const asked = ({ gives, serviceCode, filters, usage, onlyIn }: PriceQuery) => [
  code(
    isEach(gives)
      ? `${gives.service} *`
      : `${gives.service} ${gives.dimension}`,
  ),
  code(serviceCode),
  [
    ...(onlyIn === undefined ? ['`regionCode`'] : []),
    ...Object.entries(filters).map(([key, value]) => code(`${key}=${value}`)),
  ].join(', '),
  usage ? code(usage.source) : '',
];

/** Every price that the book has, and how it is asked for. */
export function pricesPage(book: PriceBookData): string[] {
  const services = [...new Set(book.lists.map(({ service }) => service))];
  return [
    '# Prices',
    '',
    'What the [price book](../../../plugins/cloud-resources-common/prices/README.md) holds. What is not in it is not priced.',
    '',
    ...table(
      ['service', 'dimension', 'unit', 'places', 'of'],
      services.flatMap(service =>
        rowsOf(book, service).map(({ dimension, unit, regions, days }) => [
          code(service),
          dimension.startsWith('one for') ? dimension : code(dimension),
          plain(unit),
          regions.size === 1 ? [...regions].join() : String(regions.size),
          daysOf(days),
        ]),
      ),
    ),
    '',
    '## How they are asked for',
    '',
    'By `cloudforge prices refresh`, from GetProducts of the AWS Price List API: attributes that must be equal (`regionCode` is that of the region), and what the usage type must look like. Exactly one product must be left. These questions come from documents and from other tools; they were tried on recorded answers, not on the live API.',
    '',
    ...table(
      ['price', 'service code', 'attributes', 'usage type'],
      queries.map(asked),
    ),
  ];
}
