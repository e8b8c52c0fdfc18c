import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import type { Terminal } from '../Terminal';
import { withEstimate, type EstimateFlags } from './estimateOptions';

export const diffCommand = (terminal: Terminal) =>
  withEstimate(new Command('diff'))
    .description('compare what two designs cost, node by node')
    .argument('<old>', 'a file, - for standard input')
    .argument('<new>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(
      async (
        before: string,
        after: string,
        flags: EstimateFlags & { format: Format },
      ) => {
        const { diffDesigns, differenceText } = await import('./diffDesigns');
        const result = await diffDesigns(terminal, before, after, flags);
        print(terminal, flags.format, result, () => differenceText(result));
      },
    );
