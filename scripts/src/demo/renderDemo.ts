import { parseServiceSpec } from '@cloudforge/plugin-golden-path-common';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { renderSkeleton } from '../cli/service/renderSkeleton';
import { demoDir, DemoName, folderOf } from './services';

/** Made by those who work with a service, not by the template. */
const NOT_RENDERED = ['node_modules', 'dist', 'reports'];

/** Every file of a folder by its path there. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .filter(path => !NOT_RENDERED.includes(path.split('/')[0]))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      paths.map(
        async path =>
          [path, await readFile(join(folder, path), 'utf8')] as const,
      ),
    ),
  );
}

/** The files of a demo service: the template with its answers, and the demo's own files over it. */
export async function renderDemo(
  name: DemoName,
): Promise<Record<string, string>> {
  const answers = join(demoDir, 'answers', `${name}.yaml`);
  const spec = parseServiceSpec(parse(await readFile(answers, 'utf8')));
  if (!spec.ok) {
    throw new Error(`${answers}: ${JSON.stringify(spec.problems)}`);
  }
  const workspace = await mkdtemp(join(tmpdir(), `cloudforge-${name}-`));
  try {
    await renderSkeleton(spec.value, workspace);
    for (const overlay of ['all', name]) {
      await cp(join(demoDir, 'overlay', overlay), workspace, {
        recursive: true,
      });
    }
    return await filesOf(workspace);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** Writes a demo service anew; what has been installed and built stays. */
export async function writeDemo(name: DemoName): Promise<void> {
  const rendered = await renderDemo(name);
  const folder = folderOf(name);
  await mkdir(folder, { recursive: true });
  for (const path of Object.keys(await filesOf(folder))) {
    await rm(join(folder, path));
  }
  for (const [path, content] of Object.entries(rendered)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
