import type { Command } from 'commander';
import { cloudforgeProgram } from '../cli/program';

/** A command and all below it, each as its own `--help` says it. */
function helpOf(command: Command, path: string): string[] {
  const inner = command.commands.flatMap(sub =>
    helpOf(sub, `${path} ${sub.name()}`),
  );
  return [
    '',
    `## ${path}`,
    '',
    '```',
    command.configureHelp({ helpWidth: 90 }).helpInformation().trimEnd(),
    '```',
    ...inner,
  ];
}

const silent = {
  env: {},
  input: async () => '',
  out: () => {},
  err: () => {},
};

/** What every command takes. */
export const commandLinePage = () => [
  '# The command line',
  '',
  '`scripts/cloudforge`, from any directory. [How to use it](../how-to/use-the-command-line.md) says what for.',
  ...helpOf(
    cloudforgeProgram(silent, () => {}),
    'cloudforge',
  ),
];
