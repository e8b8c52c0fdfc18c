import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import { table } from '../table';
import type { Terminal } from '../Terminal';
import { withAttribution, type AttributionFlags } from './attributionOptions';
import { withRegion } from './estimateOptions';
import type { DesignOptions } from './readDesign';

type Flags = DesignOptions & AttributionFlags & { format: Format };

export const policyCommand = (terminal: Terminal, fail: () => void) =>
  withAttribution(withRegion(new Command('policy')))
    .description('find where a design weakens a safe default')
    .argument('<design>', 'a file, - for standard input')
    .addOption(formatOption('table'))
    .action(async (path: string, options: Flags) => {
      const { findingsOf } = await import(
        '@cloudforge/plugin-cloud-resources-common'
      );
      const { readDesign } = await import('./readDesign');
      const findings = findingsOf(await readDesign(terminal, path, options), {
        owner: options.owner,
        costCenter: options.costCenter,
      });
      if (findings.length > 0) {
        fail();
      }
      print(terminal, options.format, { findings }, () =>
        findings.length > 0
          ? table(
              ['SEVERITY', 'NODE', 'WHERE', 'WHAT WAS FOUND', 'WHAT TO DO'],
              findings.map(found => [
                found.severity,
                found.node,
                found.path,
                found.message,
                found.mend,
              ]),
            )
          : 'Nothing was found.',
      );
    });
