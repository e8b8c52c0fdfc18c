import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Says that a folder is a sandbox's, so that a reset may empty it. */
const MARKER = '.cloudforge-sandbox';
const ENVIRONMENT = 'env.json';

/** The one folder that a sandbox keeps everything in. */
export class SandboxFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Makes the folder ours, after emptying it if asked to.
   * @throws Error instead of emptying or using somebody else's folder
   */
  async open(options: { reset: boolean }): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const names = await readdir(this.path);
    const isOurs = existsSync(join(this.path, MARKER));
    if (names.length > 0 && !isOurs) {
      throw new Error(
        `${this.path} holds files that are not a sandbox's; give --data an empty or a new folder`,
      );
    }
    if (options.reset) {
      await Promise.all(
        names.map(name =>
          rm(join(this.path, name), { recursive: true, force: true }),
        ),
      );
    }
    await writeFile(join(this.path, MARKER), '');
  }

  /** Whole or not at all, and for its owner's eyes only: it holds tokens. */
  async writeEnvironment(env: Record<string, string>): Promise<void> {
    const file = join(this.path, ENVIRONMENT);
    const draft = `${file}.${process.pid}`;
    await rm(draft, { force: true });
    await writeFile(draft, `${JSON.stringify(env, null, 2)}\n`, {
      mode: 0o600,
    });
    await rename(draft, file);
  }
}
