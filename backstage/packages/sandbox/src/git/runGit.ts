import { GitLauncher } from './GitLauncher';

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

const launcher = new GitLauncher();

function bytesOf(input: NonNullable<GitOptions['input']>): Buffer {
  return typeof input === 'string' || Buffer.isBuffer(input)
    ? Buffer.from(input)
    : Buffer.concat([...input].map(piece => Buffer.from(piece)));
}

/** Runs git in a bare repository and gives what it wrote to standard output. */
export async function runGit(
  gitDir: string,
  args: string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const { code, stdout, stderr } = await launcher.run({
    args,
    cwd: gitDir,
    env: gitEnvironment({ GIT_DIR: gitDir, ...options.env }),
    input: bytesOf(options.input ?? ''),
  });
  if (code !== 0) {
    throw new GitError(args[0], code, stderr.toString());
  }
  return stdout;
}
