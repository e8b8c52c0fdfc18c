import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENV = {
  PATH: process.env.PATH,
  HOME: tmpdir(),
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
};

function terraform(args: string[], options: { cwd?: string; input?: string }) {
  return spawnSync('terraform', args, {
    encoding: 'utf8',
    env: ENV,
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
}

/** CI must not pass because something is missing. */
export const hasTerraform =
  process.env.CI === 'true' || terraform(['version'], {}).status === 0;

/** Tests that need Terraform are skipped by name where it is missing. */
export const withTerraform = (name: string) =>
  hasTerraform ? name : `${name} (skipped: terraform is not installed)`;

/** What `terraform fmt` makes of a file. */
export function formatted(hcl: string): string {
  const { status, stdout, stderr } = terraform(['fmt', '-'], { input: hcl });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/** Applies a file that needs no provider, and reads the outputs out of the state. */
export function outputsInState(hcl: string): Record<string, unknown> {
  const cwd = mkdtempSync(join(tmpdir(), 'cloudforge-hcl-'));
  try {
    writeFileSync(join(cwd, 'main.tf'), hcl);
    const { status, stderr } = terraform(['apply', '-auto-approve'], { cwd });
    if (status !== 0) {
      throw new Error(stderr);
    }
    const { outputs } = JSON.parse(
      readFileSync(join(cwd, 'terraform.tfstate'), 'utf8'),
    );
    return Object.fromEntries(
      Object.entries<{ value: unknown }>(outputs).map(([name, { value }]) => [
        name,
        value,
      ]),
    );
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
