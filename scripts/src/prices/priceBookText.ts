import type { PriceBookData } from '@cloudforge/plugin-cloud-resources-common';

const lines = (items: readonly unknown[]) =>
  items.map(item => `    ${JSON.stringify(item)}`).join(',\n');

/** JSON with one line a source, a service's units, and a list: a change of prices is a diff of few lines. */
export function priceBookText({
  sources,
  units,
  lists,
  exchange,
}: PriceBookData): string {
  const unitLines = Object.entries(units)
    .map(
      ([service, of]) =>
        `    ${JSON.stringify(service)}: ${JSON.stringify(of)}`,
    )
    .join(',\n');
  return `{
  "exchange": ${JSON.stringify(exchange)},
  "sources": [
${lines(sources)}
  ],
  "units": {
${unitLines}
  },
  "lists": [
${lines(lists)}
  ]
}
`;
}
