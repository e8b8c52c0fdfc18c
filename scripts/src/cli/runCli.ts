import { Command, CommanderError } from 'commander';
import { UsageError, explain } from './failures';
import type { Terminal } from './Terminal';
import { tokenCommand } from './tokenCommand';

const ENVIRONMENT = `
Environment:
  CLOUDFORGE_URL    address of the portal (default: http://localhost:7007)
  CLOUDFORGE_TOKEN  a token that it accepts; never an argument, which others on
                    the machine could read

Exit codes: 0 all done, 1 refused or failed, 2 asked for wrongly.`;

/** Runs one command; resolves with its exit code. */
export async function runCli(
  args: string[],
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  let failed = false;
  const output = {
    writeOut: (text: string) => terminal.out(text.trimEnd()),
    writeErr: (text: string) => terminal.err(text.trimEnd()),
  };
  const program = new Command('cloudforge')
    .description('CloudForge from the command line')
    .addHelpText('after', ENVIRONMENT)
    .addCommand(
      tokenCommand(terminal, () => {
        failed = true;
      }),
    );
  forAll(program, command =>
    command.exitOverride().configureOutput(output).showHelpAfterError(false),
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return failed ? 1 : 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    terminal.err(`error: ${explain(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Subcommands that were added whole inherit nothing. */
function forAll(command: Command, apply: (command: Command) => void): void {
  apply(command);
  command.commands.forEach(subcommand => forAll(subcommand, apply));
}
