import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../process/project';
import { runCommand } from '../process/runCommand';

const appPackage = join(projectRoot, 'backstage/packages/app');

/** Folders and files whose content decides what the page looks like. */
const sources = [
  'backstage/packages/app/src',
  'backstage/packages/app/public',
  'backstage/packages/app/package.json',
  'backstage/app-config.yaml',
  'plugins/golden-path/src',
  'plugins/golden-path-common/src',
  'yarn.lock',
];

async function filesOf(source: string): Promise<string[]> {
  const path = join(projectRoot, source);
  const entries = await readdir(path, {
    withFileTypes: true,
    recursive: true,
  }).catch(() => undefined);
  return entries
    ? entries
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .sort()
    : [path];
}

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(sources.map(filesOf))).flat()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the production page that the backend serves, unless it is built already. */
export async function buildPage(): Promise<void> {
  const stamp = join(appPackage, 'dist/.cloudforge-built');
  const current = await digest();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === current) {
    return;
  }
  console.log(
    '▸ Building the page (one to three minutes, then kept until its source changes)',
  );
  const code = await runCommand(
    'yarn',
    ['backstage-cli', 'package', 'build', '--config', '../../app-config.yaml'],
    { cwd: appPackage },
  );
  if (code !== 0) {
    throw new Error('The page could not be built; the lines above say why.');
  }
  await writeFile(stamp, current);
}
