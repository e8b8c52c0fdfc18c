import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TerraformProvider } from './startTerraformProvider';

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Whether the real program can be run. @public */
export async function hasTerraform(): Promise<boolean> {
  return new Promise(resolve =>
    execFile('terraform', ['version'], error => resolve(!error)),
  );
}

/** @public */
export interface TerraformResult {
  /** 0 is success; with `-detailed-exitcode` a plan with changes is 2. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * A folder of its own in which the real `terraform` runs with the stand-ins, and
 * with nothing of this process's environment but the search path.
 *
 * @public
 */
export class TerraformWorkspace {
  private constructor(
    readonly path: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(
    provider: Pick<TerraformProvider, 'environment'>,
  ): Promise<TerraformWorkspace> {
    const path = await mkdtemp(join(tmpdir(), 'cloudforge-terraform-'));
    return new TerraformWorkspace(path, {
      PATH: process.env.PATH ?? '',
      HOME: path,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_ARGS: '-no-color',
      ...provider.environment,
    });
  }

  async write(file: string, content: string): Promise<void> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), 'utf8');
  }

  /** Values of variables are given in the environment, as a runner does. */
  run(
    args: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<TerraformResult> {
    const env = { ...this.environment };
    for (const [name, value] of Object.entries(variables)) {
      env[`TF_VAR_${name}`] = value;
    }
    return new Promise((resolve, reject) =>
      execFile(
        'terraform',
        args,
        { cwd: this.path, env, maxBuffer: MAX_OUTPUT_BYTES },
        (error, stdout, stderr) =>
          error && typeof error.code !== 'number'
            ? reject(error)
            : resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      ),
    );
  }

  close(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
