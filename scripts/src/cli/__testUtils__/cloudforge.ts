import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../process/project';

export interface Run {
  code: number;
  out: string;
  err: string;
}

interface RunOptions {
  /** Standard input. */
  input?: string;
  cwd?: string;
  env?: Record<string, string>;
}

/** Runs the command as a process, as anybody would. */
export function cloudforge(
  args: readonly string[],
  { input = '', cwd, env }: RunOptions = {},
): Promise<Run> {
  return new Promise(resolve => {
    const child = execFile(
      join(projectRoot, 'scripts/cloudforge'),
      [...args],
      { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

/** What a command printed as JSON, which must be all that it printed. */
export async function json<T = any>(
  args: readonly string[],
  options?: RunOptions,
): Promise<T> {
  const { out, err, code } = await cloudforge(
    [...args, '--format', 'json'],
    options,
  );
  if (code !== 0) {
    throw new Error(`${args.join(' ')} ended with ${code}: ${err}`);
  }
  return JSON.parse(out);
}
