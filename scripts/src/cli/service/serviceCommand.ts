import { Command } from 'commander';
import { formatOption, print, type Format } from '../printing';
import { problemTable } from '../problems';
import { nameOf } from '../readFileOrInput';
import type { Terminal } from '../Terminal';

interface RenderFlags {
  out: string;
  platform?: string;
  format: Format;
}

const validateCommand = (terminal: Terminal, fail: () => void) =>
  new Command('validate')
    .description('say everything that is wrong with a service')
    .argument('<spec>', 'YAML or JSON, - for standard input')
    .addOption(formatOption('table'))
    .action(async (path: string, { format }: { format: Format }) => {
      const { checkService } = await import('./readSpec');
      const parsed = await checkService(terminal, path);
      const problems = parsed.ok ? [] : parsed.problems;
      if (!parsed.ok) {
        fail();
      }
      print(terminal, format, { ok: parsed.ok, problems }, () =>
        parsed.ok ? `${nameOf(path)} is valid.` : problemTable(problems),
      );
    });

const renderCommand = (terminal: Terminal) =>
  new Command('render')
    .description(
      'write the files of a service as Create would: app/, gitops/ and workloads/',
    )
    .argument('<spec>', 'YAML or JSON, - for standard input')
    .requiredOption('--out <folder>', 'a new or empty folder')
    .option(
      '--platform <file>',
      'YAML or JSON of the platform; that of app-config.yaml, if left out',
    )
    .addOption(formatOption('table'))
    .action(async (path: string, { out, platform, format }: RenderFlags) => {
      const { renderServiceTo } = await import('./renderServiceTo');
      const files = await renderServiceTo(terminal, path, { out, platform });
      print(terminal, format, { out, files }, () =>
        files.map(file => `${out}/${file}`).join('\n'),
      );
    });

/** `cloudforge service` */
export const serviceCommand = (terminal: Terminal, fail: () => void) =>
  new Command('service')
    .description('what Create makes of the specification of a service')
    .addCommand(validateCommand(terminal, fail))
    .addCommand(renderCommand(terminal));
