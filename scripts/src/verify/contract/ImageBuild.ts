import { exec } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(exec);

/** A stage of a Dockerfile: a folder stands for its root. */
interface Stage {
  root: string;
  workdir: string;
}

/**
 * Carries out a Dockerfile without a container: copies what it copies and runs
 * what it runs, in folders. Base images are not there; programs are those of
 * this machine. It knows the instructions that our skeletons use, and refuses
 * others.
 */
export class ImageBuild {
  /** @param source - the repository with the Dockerfile */
  static async run(source: string): Promise<ImageBuild> {
    const folder = await mkdtemp(join(tmpdir(), 'cloudforge-image-'));
    const build = new ImageBuild(source, folder);
    const dockerfile = await readFile(join(source, 'Dockerfile'), 'utf8');
    const instructions = dockerfile
      .replace(/\\\n/g, '')
      .split('\n')
      .filter(line => line.trim() !== '' && !line.startsWith('#'));
    for (const line of instructions) {
      const [, instruction, rest] = /^(\w+)\s+(.*)$/.exec(line)!;
      await build.carryOut(instruction, rest);
    }
    return build;
  }

  private readonly stages = new Map<string, Stage>();
  private stage: Stage = { root: '', workdir: '/' };
  private command: string[] = [];

  private constructor(
    private readonly source: string,
    private readonly folder: string,
  ) {}

  /** Where the last stage's working directory is. */
  get workdir(): string {
    return this.path(this.stage.workdir);
  }

  /** What the image is started with, after its entry point. */
  get cmd(): string[] {
    return this.command;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private path(inStage: string, { root, workdir } = this.stage): string {
    return join(root, isAbsolute(inStage) ? inStage : join(workdir, inStage));
  }

  private async carryOut(instruction: string, rest: string): Promise<void> {
    switch (instruction) {
      case 'ARG':
      case 'ENV':
      case 'EXPOSE':
      case 'USER':
        return;
      case 'FROM':
        this.begin(/ AS (\w+)$/i.exec(rest)?.[1] ?? `${this.stages.size}`);
        return;
      case 'WORKDIR':
        this.stage.workdir = rest;
        await mkdir(this.workdir, { recursive: true });
        return;
      case 'COPY':
        await this.copy(rest.split(/\s+/));
        return;
      case 'RUN': {
        const { NODE_OPTIONS, NODE_ENV, ...env } = process.env;
        await run(rest, { cwd: this.workdir, env });
        return;
      }
      case 'CMD':
        this.command = JSON.parse(rest);
        return;
      default:
        throw new Error(`the Dockerfile has an instruction ${instruction}`);
    }
  }

  private begin(name: string): void {
    this.stage = { root: join(this.folder, name), workdir: '/' };
    this.stages.set(name, this.stage);
  }

  private async copy(words: string[]): Promise<void> {
    const from = words[0].startsWith('--from=')
      ? this.stages.get(words.shift()!.slice('--from='.length))
      : undefined;
    const to = words.pop()!;
    for (const path of words) {
      const found = from ? this.path(path, from) : resolve(this.source, path);
      const target = to.endsWith('/') ? join(to, basename(path)) : to;
      await cp(found, this.path(target), { recursive: true });
    }
  }
}
