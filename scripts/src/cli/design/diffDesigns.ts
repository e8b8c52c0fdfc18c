import {
  compareEstimates,
  estimate,
  PriceBook,
  validateDesign,
  type Design,
  type EstimateDifference,
} from '@cloudforge/plugin-cloud-resources-common';
import { asMoney, asPrice } from '../numbers';
import { readPriceBook } from '../priceBook';
import { readJson, requireOneInput } from '../readFileOrInput';
import { table } from '../table';
import type { Terminal } from '../Terminal';
import { estimateOf, type EstimateFlags } from './estimateOptions';
import { requireDesign, withOptions } from './readDesign';
import { isTree, readUsage, type UsageFile } from './usageFile';

const idsOf = (file: unknown): unknown[] =>
  isTree(file) && Array.isArray(file.nodes)
    ? file.nodes.map(node => (isTree(node) ? node.id : undefined))
    : [];

/** One usage for both designs: each takes that of its own nodes, and the new one what neither has. */
function usageOfEach(
  usage: UsageFile | undefined,
  [before, after]: readonly [unknown, unknown],
): [UsageFile | undefined, UsageFile | undefined] {
  const only = (wanted: (id: string) => boolean) =>
    usage &&
    Object.fromEntries(Object.entries(usage).filter(([id]) => wanted(id)));
  const [old, now] = [idsOf(before), idsOf(after)];
  return [
    only(id => old.includes(id)),
    only(id => now.includes(id) || !old.includes(id)),
  ];
}

export async function diffDesigns(
  terminal: Terminal,
  before: string,
  after: string,
  flags: EstimateFlags,
): Promise<EstimateDifference> {
  requireOneInput([before, after, flags.usage]);
  const files = [
    await readJson(terminal, before),
    await readJson(terminal, after),
  ] as const;
  const [old, now] = usageOfEach(await readUsage(terminal, flags.usage), files);
  const design = (path: string, file: unknown, usage?: UsageFile): Design =>
    requireDesign(path, validateDesign(withOptions(file, flags.region, usage)));
  const book = PriceBook.of(await readPriceBook());
  const options = estimateOf(flags);
  return compareEstimates(
    estimate(design(before, files[0], old), book, options),
    estimate(design(after, files[1], now), book, options),
  );
}

const signed = <T extends number | null>(
  amount: T,
  write: (amount: T) => string = asMoney,
) => `${amount !== null && amount > 0 ? '+' : ''}${write(amount)}`;

export function differenceText({
  currency,
  resources,
  totals,
}: EstimateDifference): string {
  const shown = (amount: number | null) =>
    amount === null ? '' : asMoney(amount);
  return [
    table(
      ['RESOURCE', 'TYPE', 'BEFORE', 'AFTER', 'A MONTH'],
      resources.map(({ name, resourceType, before, after, monthly }) => [
        name,
        resourceType,
        shown(before),
        shown(after),
        signed(monthly),
      ]),
    ),
    '',
    `Difference ${currency}: ${signed(
      totals.hourly,
      asPrice,
    )} an hour, ${signed(totals.monthly)} a month, ${signed(
      totals.yearly,
    )} a year, of what is priced`,
  ].join('\n');
}
