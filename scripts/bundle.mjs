// The command line as one file of JavaScript: to transform its TypeScript at every
// start would take longer than what it is asked for.
import {
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.mjs';

// As deep in the project as src/process/project.ts, which finds the root by that.
const folder = join(root, 'node_modules/.cache/cloudforge');
const bundle = join(folder, 'cli.cjs');
const stamp = join(folder, 'cli.inputs.json');

/** Large, and needed by few commands: loaded from node_modules when it is asked for. */
const external = [
  '@aws-sdk/client-pricing',
  '@backstage/backend-plugin-api',
  '@backstage/config',
  '@backstage/integration',
  '@backstage/plugin-scaffolder-backend',
];

/** What a file was when the bundle was made of it. */
function stateOf(file) {
  const { mtimeMs, size } = statSync(join(root, file));
  return `${mtimeMs} ${size}`;
}

function isFresh() {
  try {
    statSync(bundle);
    return Object.entries(JSON.parse(readFileSync(stamp, 'utf8'))).every(
      ([file, state]) => stateOf(file) === state,
    );
  } catch {
    // Nothing was made yet, or a file that it was made of is gone.
    return false;
  }
}

/** Another process may do the same at the same time: each puts whole files in place. */
function replace(file, text) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

async function make() {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/src/tasks/cloudforge.ts'],
    outfile: bundle,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external,
    logLevel: 'warning',
  });
  // Packages change only with the lock file.
  const inputs = Object.keys(metafile.inputs).filter(
    file => !file.startsWith('node_modules/'),
  );
  const states = ['yarn.lock', 'scripts/bundle.mjs', ...inputs].map(file => [
    file,
    stateOf(file),
  ]);
  mkdirSync(folder, { recursive: true });
  replace(bundle, outputFiles[0].text);
  replace(stamp, JSON.stringify(Object.fromEntries(states)));
}

/** The bundle's file, made afresh if a source has changed. */
export async function freshBundle() {
  if (!isFresh()) {
    await make();
  }
  return bundle;
}
