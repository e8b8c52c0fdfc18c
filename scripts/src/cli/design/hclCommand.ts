import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import type { Terminal } from '../Terminal';
import { withAttribution, type AttributionFlags } from './attributionOptions';
import { withRegion } from './estimateOptions';
import type { DesignOptions } from './readDesign';

type Flags = DesignOptions & AttributionFlags & { format: Format };

export const hclCommand = (terminal: Terminal) =>
  withAttribution(withRegion(new Command('hcl')))
    .description('write the Terraform of a design')
    .argument('<design>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(async (path: string, options: Flags) => {
      const { renderTerraform } = await import(
        '@cloudforge/plugin-cloud-resources-common'
      );
      const { readDesign } = await import('./readDesign');
      const hcl = renderTerraform(await readDesign(terminal, path, options), {
        owner: options.owner,
        costCenter: options.costCenter,
      });
      print(terminal, options.format, { hcl }, () => hcl.trimEnd());
    });
