import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface GitJob {
  args: string[];
  cwd: string;
  env: NodeJS.Dict<string>;
  input: Buffer;
}

export interface GitOutcome {
  /** null if a signal ended git. */
  code: number | null;
  stdout: Buffer;
  stderr: Buffer;
}

type Reply = { id: number } & (GitOutcome | { failed: string });

interface Waiting {
  resolve(outcome: GitOutcome): void;
  reject(error: Error): void;
}

/**
 * Starts git from a small process of its own. Starting a process stops its
 * parent for as long as its memory takes to be copied: 10 ms at 500 MB, forty
 * times a Create.
 */
export class GitLauncher {
  #child?: ChildProcess;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @throws Error if git cannot be started, or its launcher was killed */
  run(job: GitJob): Promise<GitOutcome> {
    const child = (this.#child ??= this.#start());
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      child.channel?.ref();
      child.send({ id, ...job }, error => error && this.#fail(id, error));
    });
  }

  #start(): ChildProcess {
    const child = fork(join(__dirname, 'launcher.mjs'), {
      execArgv: [],
      serialization: 'advanced',
    });
    child.on('message', reply => this.#settle(reply as Reply));
    child.on('error', error => this.#end(error));
    child.on('exit', () => this.#end(new Error('what starts git was killed')));
    child.unref();
    return child;
  }

  #settle(reply: Reply) {
    if ('failed' in reply) {
      this.#fail(reply.id, new Error(reply.failed));
      return;
    }
    this.#take(reply.id)?.resolve(reply);
  }

  #fail(id: number, error: Error) {
    this.#take(id)?.reject(error);
  }

  #end(error: Error) {
    this.#child = undefined;
    for (const id of this.#waiting.keys()) this.#fail(id, error);
  }

  /** Nothing keeps the process alive that only waits for more to do. */
  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#child?.channel?.unref();
    return waiting;
  }
}
