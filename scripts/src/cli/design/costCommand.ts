import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import type { Terminal } from '../Terminal';
import {
  estimateOf,
  withEstimate,
  type EstimateFlags,
} from './estimateOptions';

export const costCommand = (terminal: Terminal) =>
  withEstimate(new Command('cost'))
    .description('estimate what a design costs')
    .argument('<design>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(async (path: string, flags: EstimateFlags & { format: Format }) => {
      const { estimate, PriceBook } = await import(
        '@cloudforge/plugin-cloud-resources-common'
      );
      const { readDesign } = await import('./readDesign');
      const { costText } = await import('./costText');
      const { readPriceBook } = await import('../priceBook');
      const result = estimate(
        await readDesign(terminal, path, flags),
        PriceBook.of(await readPriceBook()),
        estimateOf(flags),
      );
      print(terminal, flags.format, result, () => costText(result));
    });
