import type { Refreshed } from '../../prices/refresh/refreshPrices';
import { table } from '../table';
import { usdText } from './showPrices';

const told = (title: string, head: string[], rows: string[][]) =>
  rows.length > 0 ? [`${title}:`, table(head, rows), ''] : [];

const rates = (list: Readonly<Record<string, number>>) =>
  Object.entries(list)
    .map(([currency, rate]) => `${rate} ${currency}`)
    .join(', ');

/** What a refresh changed, for people. */
export const refreshText = ({
  written,
  prices,
  changes,
  refused,
  exchange: { before, after },
}: Refreshed) =>
  [
    ...told(
      'Changed',
      ['SERVICE', 'REGION', 'WHAT', 'BEFORE', 'AFTER'],
      changes.map(change => [
        change.service,
        change.region,
        change.dimension,
        change.before === undefined ? '' : usdText(change.before),
        usdText(change.after),
      ]),
    ),
    ...told(
      'Refused',
      ['SERVICE', 'REGION', 'WHAT', 'THE BOOK', 'WHY'],
      refused.map(({ service, region, dimension, kept, reason }) => [
        service,
        region,
        dimension,
        kept ? 'keeps its price' : 'has none',
        reason,
      ]),
    ),
    `1 USD = ${rates(after.rates)} (${after.date}); it was ${rates(
      before.rates,
    )} (${before.date})`,
    `${prices} prices were answered, ${changes.length} changed, ${
      refused.length
    } refused. ${
      written ? 'The price book is replaced.' : 'Nothing is written.'
    }`,
  ].join('\n');
