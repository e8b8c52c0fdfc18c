import { Command, CommanderError } from 'commander';
import { UsageError, explain } from './failures';
import type { Terminal } from './Terminal';
import { blueprintCommand } from './blueprint/blueprintCommand';
import { designCommand } from './design/designCommand';
import { iamCommand } from './iam/iamCommand';
import { pricesCommand } from './prices/pricesCommand';
import { resourceTypesCommand } from './resourceTypes/resourceTypesCommand';
import { serviceCommand } from './service/serviceCommand';
import { tokenCommand } from './tokenCommand';

const ENVIRONMENT = `
Environment of \`token\`:
  CLOUDFORGE_URL    address of the portal (default: http://localhost:7007)
  CLOUDFORGE_TOKEN  a token that it accepts; never an argument, which others on
                    the machine could read

Results go to standard output, everything else to standard error.
Exit codes: 0 all is well; 1 findings, invalid input, refused or failed;
2 asked for wrongly.`;

/** Runs one command; resolves with its exit code. */
export async function runCli(
  args: string[],
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  let failed = false;
  const fail = () => {
    failed = true;
  };
  const output = {
    writeOut: (text: string) => terminal.out(text.trimEnd()),
    writeErr: (text: string) => terminal.err(text.trimEnd()),
  };
  const program = new Command('cloudforge')
    .description('CloudForge from the command line')
    .addHelpText('after', ENVIRONMENT)
    .addCommand(designCommand(terminal, fail))
    .addCommand(blueprintCommand(terminal))
    .addCommand(iamCommand(terminal))
    .addCommand(pricesCommand(terminal, fail))
    .addCommand(resourceTypesCommand(terminal))
    .addCommand(serviceCommand(terminal, fail))
    .addCommand(tokenCommand(terminal, fail));
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
