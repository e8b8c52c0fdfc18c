import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/runCommand';
import { DemoName, folderOf } from './services';

/** Installs what a demo service needs to run, unless it was done for the same lockfile. */
export async function installDemo(name: DemoName): Promise<void> {
  const folder = folderOf(name);
  const lock = await readFile(join(folder, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.cloudforge-installed');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) {
    return;
  }
  const { NODE_OPTIONS, NODE_ENV, ...env } = process.env;
  const args = [
    'ci',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  const code = await runCommand('npm', [...args, '--silent'], {
    cwd: folder,
    env,
  });
  if (code !== 0) {
    throw new Error(`npm ci failed in ${folder}; the lines above say why`);
  }
  await writeFile(stamp, digest);
}
