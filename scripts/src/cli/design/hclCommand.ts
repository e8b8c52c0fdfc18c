import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import type { Terminal } from '../Terminal';
import { withRegion } from './estimateOptions';
import type { DesignOptions } from './readDesign';

export const hclCommand = (terminal: Terminal) =>
  withRegion(new Command('hcl'))
    .description('write the Terraform of a design')
    .argument('<design>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(
      async (path: string, options: DesignOptions & { format: Format }) => {
        const { renderTerraform } = await import(
          '@cloudforge/plugin-cloud-resources-common'
        );
        const { readDesign } = await import('./readDesign');
        const hcl = renderTerraform(await readDesign(terminal, path, options));
        print(terminal, options.format, { hcl }, () => hcl.trimEnd());
      },
    );
