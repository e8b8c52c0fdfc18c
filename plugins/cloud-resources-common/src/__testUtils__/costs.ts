import { estimate } from '../cost';
import { designOf, file } from './designs';
import { prices } from './prices';

/** What one node in us-east-1 costs. */
export const costOf = (type: string, config: object = {}, usage?: object) =>
  estimate(
    designOf({
      ...file([['x', type, config]]),
      usage: usage && { x: { ...usage } },
    }),
    prices,
  ).resources[0];

/** Name, quantity, unit price, month of each line. */
export const linesOf = (...args: Parameters<typeof costOf>) =>
  costOf(...args).lines.map(({ name, quantity, unitPrice, monthly }) => [
    name,
    quantity,
    unitPrice,
    Number(monthly.toFixed(6)),
  ]);
