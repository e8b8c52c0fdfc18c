import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ResourceStore, type StoredResource } from './ResourceStore';
import {
  matches,
  TerraformFaults,
  type ResourceMatch,
} from './TerraformFaults';

/** @public */
export interface TerraformProviderOptions {
  /** Keeps what exists; made where it is missing. */
  dataDir: string;
  /**
   * What is served: `aws_sqs_queue`, `data.aws_region`. Left out, all that the
   * provider has, which takes seconds and hundreds of megabytes, in Terraform too.
   */
  types?: readonly string[];
}

/** @public */
export interface TerraformProvider {
  /** What `terraform` needs besides its own environment to use it, `init` included. */
  environment: { TF_REATTACH_PROVIDERS: string };
  /** Of the running process. */
  pid: number;
  faults: TerraformFaults;
  /** What exists. */
  resources(): StoredResource[];
  /** Deletes behind Terraform's back what fits, and says how much that was. */
  vanish(match: ResourceMatch): number;
  stop(): Promise<void>;
}

/** How long a process gets to stop by itself. */
const STOP_MS = 5_000;

/** The types that a file of HCL names, as `types` takes them. @public */
export function terraformTypesIn(hcl: string): string[] {
  const found = hcl.matchAll(/^\s*(resource|data) "(\w+)"/gm);
  return [
    ...new Set(
      [...found].map(([, kind, type]) =>
        kind === 'data' ? `data.${type}` : type,
      ),
    ),
  ];
}

function launch({ dataDir, types }: TerraformProviderOptions): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--import',
      '@backstage/cli/config/nodeTransform.cjs',
      join(__dirname, 'main.ts'),
      '--data',
      dataDir,
      ...(types ? ['--types', types.join(',')] : []),
    ],
    { cwd: __dirname, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
}

/** The one line that it prints, or why there is none. */
async function firstLine(child: ChildProcess): Promise<string> {
  let out = '';
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', text => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', text => {
      out += text;
      if (out.includes('\n')) {
        resolve(out);
      }
    });
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(err.trim() || 'The Terraform provider ended at once')),
    );
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
}

/**
 * Starts stand-ins for Terraform's providers as a process of their own, to which
 * the real `terraform` talks offline. What they prove is the shape of the
 * schema, not what AWS would say.
 *
 * @throws Error if a type is asked for that no provider has
 *
 * @public
 */
export async function startTerraformProvider(
  options: TerraformProviderOptions,
): Promise<TerraformProvider> {
  const child = launch(options);
  const line = await firstLine(child);
  const store = ResourceStore.open(options.dataDir);
  return {
    environment: JSON.parse(line),
    pid: child.pid as number,
    faults: TerraformFaults.open(options.dataDir),
    resources: () => store.list(),
    vanish: match => {
      const found = store.list().filter(resource => matches(match, resource));
      found.forEach(({ key }) => store.remove(key));
      return found.length;
    },
    stop: () => stopChild(child),
  };
}
