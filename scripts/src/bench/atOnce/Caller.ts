import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../process/project';

/** Over the portal's API, or by bare calls to the vendors. */
export type Way = 'portal' | 'bare';

/** Services to create, all at once. */
export interface Call {
  way: Way;
  names: string[];
}

export type Reply = { ms: number } | { error: string };

/** The compiler that node loads the process with sends messages of its own. */
const isReply = (message: object): message is Reply =>
  'ms' in message || 'error' in message;

/** Whoever creates services, either way, in a process of its own: neither the portal nor the vendors work in it. */
export class Caller {
  static async start(env: Record<string, string>): Promise<Caller> {
    const child = fork(join(__dirname, 'callerProcess.ts'), {
      cwd: projectRoot,
      execArgv: ['--import', '@backstage/cli/config/nodeTransform.cjs'],
      env: { ...process.env, ...env },
    });
    const caller = new Caller(child);
    await caller.answer();
    return caller;
  }

  private constructor(private readonly child: ChildProcess) {}

  /** Milliseconds until all of them are whole. */
  async create(call: Call): Promise<number> {
    this.child.send(call);
    return this.answer();
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    if (this.child.kill()) {
      await gone;
    }
  }

  private async answer(): Promise<number> {
    const reply = await new Promise<Reply>((resolve, reject) => {
      const gone = () => reject(new Error('The calling process has ended'));
      const hear = (message: object) => {
        if (isReply(message)) {
          this.child.off('exit', gone);
          this.child.off('message', hear);
          resolve(message);
        }
      };
      this.child.once('exit', gone);
      this.child.on('message', hear);
    });
    if ('error' in reply) {
      throw new Error(reply.error);
    }
    return reply.ms;
  }
}
