import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PriceBookData } from '@cloudforge/plugin-cloud-resources-common';
import { projectRoot } from '../process/project';

export const priceBookFile = join(
  projectRoot,
  'plugins/cloud-resources-common/prices/aws.json',
);

/** The price book that the project ships. */
export async function readPriceBook(): Promise<PriceBookData> {
  return JSON.parse(await readFile(priceBookFile, 'utf8'));
}
