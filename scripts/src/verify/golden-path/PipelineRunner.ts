import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Where GitLab's pipeline runs on this machine: gitlab-ci-local, without containers. */
const PROGRAM = join(
  dirname(require.resolve('gitlab-ci-local/package.json')),
  'dist/index.js',
);

/** Longest run of a whole pipeline; packages may have to be fetched three times. */
const TIMEOUT_MS = 15 * 60_000;

export interface PipelineResult {
  code: number;
  /** Everything that the jobs said. */
  output: string;
  /** Names of the jobs that ended well, in that order. */
  passed: string[];
  /** Names of the jobs that failed. */
  failed: string[];
}

export interface RunnerOptions {
  dir: string;
  /** Comes first on PATH. */
  programs: string;
  /** The proxy that is every container registry. */
  registryUrl: string;
  /** Hosts of registries that speak HTTP through the proxy. */
  registries: string[];
}

/** Programs that a whole run needs, and the packages of Debian that have them. */
export const NEEDED = ['buildah', 'skopeo', 'jq', 'rsync', 'git'] as const;

/** The needed programs that this machine lacks. */
export async function missingPrograms(): Promise<string[]> {
  const found = await Promise.all(
    NEEDED.map(program =>
      exec('sh', ['-c', 'command -v "$1"', 'sh', program]).then(
        () => true,
        () => false,
      ),
    ),
  );
  return NEEDED.filter((_, index) => !found[index]);
}

/** Where this machine gets packages of npm. */
export async function packageRegistry(): Promise<string> {
  const { stdout } = await exec('npm', ['config', 'get', 'registry']);
  return stdout.trim();
}

/** Runs pipelines as a GitLab runner would, as far as it goes without containers. */
export class PipelineRunner {
  static async open(options: RunnerOptions): Promise<PipelineRunner> {
    const { hostname } = new URL(await packageRegistry());
    const runner = new PipelineRunner(options, hostname);
    await runner.configure();
    return runner;
  }

  private readonly home: string;

  private constructor(
    private readonly options: RunnerOptions,
    private readonly packageHost: string,
  ) {
    this.home = join(options.dir, 'home');
  }

  private async configure(): Promise<void> {
    const { dir, registries } = this.options;
    const containers = join(this.home, '.config/containers');
    await mkdir(containers, { recursive: true });
    const insecure = registries.map(
      host => `[[registry]]\nlocation = "${host}"\ninsecure = true\n`,
    );
    await writeFile(join(containers, 'registries.conf'), insecure.join('\n'));
    await writeFile(
      join(containers, 'policy.json'),
      '{"default":[{"type":"insecureAcceptAnything"}]}',
    );
    await writeFile(
      join(dir, 'storage.conf'),
      `[storage]\ndriver = "vfs"\ngraphroot = "${dir}/storage"\nrunroot = "${dir}/run"\n`,
    );
  }

  get env(): NodeJS.ProcessEnv {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const { dir, programs, registryUrl } = this.options;
    return {
      ...inherited,
      HOME: this.home,
      PATH: [programs, dirname(process.execPath), process.env.PATH].join(
        delimiter,
      ),
      CONTAINERS_STORAGE_CONF: join(dir, 'storage.conf'),
      http_proxy: registryUrl,
      https_proxy: registryUrl,
      no_proxy: ['localhost', '127.0.0.1', this.packageHost].join(','),
    };
  }

  /** All jobs of the pipeline, or the named ones without what they need. */
  async run(
    folder: string,
    variables: Record<string, string>,
    jobs: string[] = [],
  ): Promise<PipelineResult> {
    // In a file: a command line can be read by everybody on the machine.
    await writeFile(
      join(folder, '.gitlab-ci-local-variables.yml'),
      JSON.stringify(variables),
      { mode: 0o600 },
    );
    const args = ['--force-shell-executor', '--shell-isolation', '--no-color'];
    const { code, output } = await exec(
      process.execPath,
      [PROGRAM, ...args, ...jobs],
      {
        cwd: folder,
        env: this.env,
        timeout: TIMEOUT_MS,
        maxBuffer: 64 * 1024 * 1024,
      },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      error => ({
        code: Number(error.code ?? 1),
        output: `${error.stdout}${error.stderr}`,
      }),
    );
    return { code, output, ...summaryOf(output) };
  }
}

/** The lines `PASS lint` and `FAIL test` at the end. */
function summaryOf(output: string) {
  const named = (mark: string) =>
    [...output.matchAll(new RegExp(`^\\s*${mark}\\s+(\\S+)`, 'gm'))].map(
      ([, name]) => name,
    );
  return { passed: named('PASS'), failed: named('FAIL') };
}
