import { spawn } from 'node:child_process';

/** Nobody's own configuration, no prompt, no pager: the same everywhere. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
};

/** git ended with a code other than zero. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${command} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

export interface GitOptions {
  input?: string | Buffer | Iterable<string | Buffer>;
  env?: Record<string, string>;
}

/** The environment of every git process here, with additions. */
export function gitEnvironment(env: Record<string, string> = {}) {
  return { ...environment, ...env };
}

/** Runs git in a bare repository and gives what it wrote to standard output. */
export async function runGit(
  gitDir: string,
  args: string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const child = spawn('git', args, {
    cwd: gitDir,
    env: gitEnvironment({ GIT_DIR: gitDir, ...options.env }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });

  // git may end before it has read everything; its exit code says why
  child.stdin.on('error', () => {});
  const { input = '' } = options;
  if (typeof input === 'string' || Buffer.isBuffer(input)) {
    child.stdin.end(input);
  } else {
    for (const piece of input) child.stdin.write(piece);
    child.stdin.end();
  }

  const code = await ended;
  if (code !== 0) {
    throw new GitError(args[0], code, Buffer.concat(stderr).toString());
  }
  return Buffer.concat(stdout);
}
