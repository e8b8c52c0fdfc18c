import type {
  Estimate,
  ResourceCost,
} from '@cloudforge/plugin-cloud-resources-common';
import { asCount, asMoney, asPrice } from '../numbers';
import { visible } from '../printing';
import { table } from '../table';

function rowsOf({ name, resourceType, lines, notPriced }: ResourceCost) {
  const items = [
    ...lines.map(line => [
      line.name,
      asCount(line.quantity),
      line.unit,
      asPrice(line.unitPrice),
      asMoney(line.monthly),
      line.asOf,
    ]),
    ...notPriced.map(item => [
      item.name,
      asCount(item.quantity),
      '',
      '',
      asMoney(null),
      '',
    ]),
  ];
  const shown = items.length > 0 ? items : [['free', '', '', '', '0.00', '']];
  return shown.map((item, index) => [
    index === 0 ? `${name} (${resourceType})` : '',
    ...item,
  ]);
}

/** One line each, none if there is nothing to tell. */
const told = (title: string, lines: readonly string[]) =>
  lines.length > 0
    ? ['', title, ...lines.map(line => `  ${visible(line)}`)]
    : [];

const sum = ({ currency, totals }: Estimate) =>
  `Total ${currency}: ${asPrice(totals.hourly)} an hour, ${asMoney(
    totals.monthly,
  )} a month, ${asMoney(totals.yearly)} a year`;

function conditions(estimate: Estimate): string[] {
  const { region, exchange, currency, discountPercent, freeTier } = estimate;
  return [
    `Region ${region}, on demand, 730 hours a month`,
    ...(exchange
      ? [
          `1 USD = ${exchange.rate} ${currency}, ${exchange.date}, ${exchange.source}`,
        ]
      : []),
    ...(discountPercent > 0 ? [`Discount: ${discountPercent} %`] : []),
    ...(freeTier ? ["AWS's always-free tier is taken off"] : []),
  ];
}

/** An estimate for people: lines, total, and everything that it rests on. */
export function costText(estimate: Estimate): string {
  const { resources, notPriced, assumptions } = estimate;
  const sources = resources.flatMap(({ lines }) =>
    lines.map(({ source, asOf }) => `${asOf}  ${source}`),
  );
  return [
    table(
      [
        'RESOURCE',
        'ITEM',
        'QUANTITY',
        'UNIT',
        'UNIT PRICE',
        'A MONTH',
        'PRICE OF',
      ],
      resources.flatMap(rowsOf),
    ),
    '',
    sum(estimate),
    ...(notPriced.length > 0
      ? [`Without ${notPriced.length} that are not priced`]
      : []),
    ...told('Counted so', conditions(estimate)),
    ...told(
      'Not priced',
      notPriced.map(
        ({ nodeId, name, reason }) => `${nodeId}: ${name}: ${reason}`,
      ),
    ),
    ...told(
      'Assumed, since nobody stated it',
      assumptions.map(
        ({ nodeId, key, value, size, source }) =>
          `${nodeId}: ${key} = ${asCount(value)} (${size}; ${source})`,
      ),
    ),
    ...told(
      'To know',
      resources.map(({ name, pricingNote }) => `${name}: ${pricingNote}`),
    ),
    ...told('Sources', [...new Set(sources)].sort()),
  ].join('\n');
}
