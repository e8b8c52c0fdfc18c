import { Command, CommanderError } from 'commander';
import { UsageError, explain } from './failures';
import { cloudforgeProgram } from './program';
import type { Terminal } from './Terminal';

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
  const program = cloudforgeProgram(terminal, fail);
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
