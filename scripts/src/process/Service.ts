import { ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from './project';

export interface ServiceOptions {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Gets each piece of output; without it the output goes to the terminal. */
  onOutput?: (text: string) => void;
}

/** How long a program gets to stop by itself. */
const STOP_MS = 10_000;

/**
 * A long-running program in a process group of its own, so that everything that
 * it starts stops with it.
 */
export class Service {
  readonly exited: Promise<number>;

  static start(options: ServiceOptions): Service {
    const child = spawn(options.command, options.args, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? process.env,
      detached: true,
      stdio: options.onOutput
        ? ['ignore', 'pipe', 'pipe']
        : ['ignore', 'inherit', 'inherit'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', options.onOutput!);
    }
    return new Service(options.name, child);
  }

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.exited = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', code => resolve(code ?? 1));
    });
    // Whoever awaits it is told; nobody awaiting must not end the process.
    this.exited.catch(() => {});
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.running || !this.child.pid) {
      return;
    }
    try {
      process.kill(-this.child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }

  async stop(): Promise<void> {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), STOP_MS);
    await this.exited.catch(() => {});
    clearTimeout(timer);
  }
}
