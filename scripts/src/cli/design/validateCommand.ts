import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import { problemTable } from '../problems';
import { nameOf } from '../readFileOrInput';
import type { Terminal } from '../Terminal';
import { withRegion, withUsage } from './estimateOptions';
import type { DesignOptions } from './readDesign';

export const validateCommand = (terminal: Terminal, fail: () => void) =>
  withUsage(withRegion(new Command('validate')))
    .description('say everything that is wrong with a design')
    .argument('<design>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(
      async (path: string, options: DesignOptions & { format: Format }) => {
        const { checkDesign } = await import('./readDesign');
        const checked = await checkDesign(terminal, path, options);
        const problems = checked.ok ? [] : checked.problems;
        if (!checked.ok) {
          fail();
        }
        print(terminal, options.format, { ok: checked.ok, problems }, () =>
          checked.ok
            ? `${nameOf(path)} is valid: ${checked.value.nodes.length} nodes, ${
                checked.value.edges.length
              } edges.`
            : problemTable(problems),
        );
      },
    );
