import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { projectRoot } from './project';

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Where the output goes instead of the terminal. */
  outputFile?: string;
}

/**
 * Runs a program to its end without a shell and gives its exit code; a program
 * killed by a signal counts as 1.
 */
export async function runCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<number> {
  const file = options.outputFile
    ? createWriteStream(options.outputFile)
    : undefined;
  const child = spawn(command, args, {
    cwd: options.cwd ?? projectRoot,
    env: options.env ?? process.env,
    stdio: file ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  if (file) {
    child.stdout!.pipe(file, { end: false });
    child.stderr!.pipe(file, { end: false });
  }
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', code => resolve(code ?? 1));
    });
  } finally {
    file?.end();
  }
}
