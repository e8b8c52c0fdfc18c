import { ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a service is started: the program, its arguments, and where. */
export interface StartCommand {
  command: string[];
  cwd: string;
  /** Where its source lies, when that is not where it is started. */
  repository?: string;
}

/** Nothing that a service does here takes longer, whatever its language. */
export const PATIENCE_MS = 60_000;

/** The service under test as a process of its own, with nothing in its environment but what it is given. */
export class Subject {
  /** Lines of standard output, parsed. */
  readonly log: Record<string, unknown>[] = [];
  /** Lines of standard output that are no JSON objects. */
  readonly notJson: string[] = [];
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;

  constructor(
    { command, cwd }: StartCommand,
    readonly port: number,
    env: NodeJS.ProcessEnv,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    const [program, ...args] = command;
    this.child = spawn(program, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: this.child.stdout! }).on('line', line =>
      this.read(line),
    );
    // Whatever becomes of this process, it leaves none behind.
    const kill = () => this.child.kill('SIGKILL');
    process.once('exit', kill);
    this.child.once('close', () => process.off('exit', kill));
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => resolve(code ?? signal!));
    });
    this.ended.catch(() => {});
  }

  private read(line: string): void {
    try {
      const parsed = JSON.parse(line);
      if (typeof parsed === 'object' && parsed !== null) {
        this.log.push(parsed);
        return;
      }
    } catch {
      // Not JSON: noted below.
    }
    this.notJson.push(line);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @throws Error when it ends or does not get ready. */
  async ready(): Promise<this> {
    await this.until('was ready', async () => {
      const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
      return response?.status === 200;
    });
    return this;
  }

  /** @throws Error when nothing like it happens while it runs. */
  async until(
    what: string,
    holds: () => boolean | Promise<boolean>,
  ): Promise<void> {
    const deadline = Date.now() + this.patienceMs;
    while (!(await holds())) {
      if (!this.running) {
        throw new Error(`it ended before it ${what}`);
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${this.patienceMs / 1000} s went by before it ${what}`,
        );
      }
      await sleep(20);
    }
  }

  /** The one line about a request, as soon as it is written. */
  async lineOf(requestId: string): Promise<Record<string, unknown>> {
    const line = () => this.log.find(entry => entry.requestId === requestId);
    await this.until(`logged the request ${requestId}`, () => !!line());
    return line()!;
  }

  /** To the process alone, as the kubelet does. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** @throws Error when it has not ended in time. */
  async exit(): Promise<number | NodeJS.Signals> {
    const timer = new AbortController();
    const late = sleep(this.patienceMs, undefined, {
      signal: timer.signal,
    }).then(() => {
      throw new Error(`it had not ended after ${this.patienceMs / 1000} s`);
    });
    try {
      return await Promise.race([this.ended, late]);
    } finally {
      timer.abort();
      late.catch(() => {});
    }
  }

  async dispose(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended.catch(() => {});
  }
}
