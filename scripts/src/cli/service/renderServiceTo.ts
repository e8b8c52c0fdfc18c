import {
  renderService,
  type Files,
  type PlatformSpec,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { appConfig, platformOf } from '../../process/platform';
import { problemsError } from '../problems';
import { nameOf, readYaml, requireOneInput } from '../readFileOrInput';
import type { Terminal } from '../Terminal';
import { checkService } from './readSpec';

async function requireEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch(error => {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw new Error(
      error.code === 'ENOTDIR'
        ? `${folder} is a file; --out is a folder`
        : `${folder} cannot be read: ${error.message}`,
    );
  });
  if (there.length > 0) {
    throw new Error(
      `${folder} is not empty; choose a new folder, so that nothing is overwritten`,
    );
  }
}

/** Refuses to write over a file: a skeleton must not hold what is generated. */
async function write(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
  }
}

async function renderInto(
  folder: string,
  spec: ServiceSpec,
  platform: PlatformSpec,
): Promise<string[]> {
  const { app, gitops, workloads } = renderService(spec, platform);
  await mkdir(join(folder, 'app'));
  // The scaffolder takes seconds to load: only for what is known to be right.
  const { renderSkeleton } = await import('./renderSkeleton');
  await renderSkeleton(spec, join(folder, 'app'));
  await write(join(folder, 'app'), app);
  await write(join(folder, 'gitops'), gitops);
  await write(join(folder, 'workloads'), workloads);
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** All files or none: they are written beside the folder, which is then put in place. */
export async function renderServiceTo(
  terminal: Terminal,
  path: string,
  { out, platform: file = appConfig }: { out: string; platform?: string },
): Promise<string[]> {
  requireOneInput([path, file]);
  const spec = await checkService(terminal, path);
  if (!spec.ok) {
    throw problemsError(nameOf(path), spec.problems);
  }
  const platform = platformOf(await readYaml(terminal, file), terminal.env);
  if (!platform.ok) {
    throw problemsError(nameOf(file), platform.problems);
  }
  const target = resolve(out);
  await requireEmpty(target);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const files = await renderInto(folder, spec.value, platform.value);
    await rename(folder, target);
    return files;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
