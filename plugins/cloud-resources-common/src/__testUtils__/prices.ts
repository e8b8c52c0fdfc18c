import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PriceBook } from '../cost';

/** The price book that the project ships. */
export const prices = PriceBook.of(
  JSON.parse(readFileSync(join(__dirname, '../../prices/aws.json'), 'utf8')),
);
