#!/usr/bin/env node
// Entry of `npm start`, `npm test` and their companions. Plain JavaScript that
// any Node 20+ runs: it makes sure that Node 24, Yarn 4 and the dependencies are
// there, then hands over to the TypeScript task of the same name in src/tasks.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const toolchain = join(root, '.toolchain');

const NODE_MAJOR = 24;
const YARN_MAJOR = '4.';

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Runs `install` unless it already succeeded for the same digest. */
function once(stamp, digest, install) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return;
  }
  install();
  writeFileSync(stamp, digest);
}

function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    // Standard output is the task's alone: it may be piped.
    stdio: ['inherit', 2, 2],
    cwd: root,
    ...options,
  });
  if (error || status !== 0) {
    const reason = error ? error.message : `it ended with code ${status}`;
    console.error(
      `\n✖ ${what} failed: ${reason}. The lines above say why; mend that and run the same command again.`,
    );
    process.exit(status || 1);
  }
}

function hasOwnNode() {
  return Number(process.versions.node.split('.')[0]) === NODE_MAJOR;
}

function hasOwnToolchain() {
  if (!hasOwnNode()) {
    return false;
  }
  // Away from the project: a `packageManager` field must not make Yarn download another Yarn.
  const yarn = spawnSync('yarn', ['--version'], {
    cwd: dirname(root),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return yarn.status === 0 && yarn.stdout.startsWith(YARN_MAJOR);
}

function ensureToolchain() {
  if (hasOwnToolchain()) {
    return process.env;
  }
  const files = [
    'scripts/toolchain/package.json',
    'scripts/toolchain/package-lock.json',
  ];
  mkdirSync(toolchain, { recursive: true });
  once(join(toolchain, 'installed'), digestOf(files), () => {
    console.error(
      `▸ Fetching Node.js ${NODE_MAJOR} and Yarn ${YARN_MAJOR}x into .toolchain (first time only, about 10 s)`,
    );
    files.forEach(file =>
      copyFileSync(join(root, file), join(toolchain, file.split('/').pop())),
    );
    run('Fetching the toolchain', 'npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: toolchain,
      shell: process.platform === 'win32',
    });
  });
  return {
    ...process.env,
    PATH:
      join(toolchain, 'node_modules', '.bin') + delimiter + process.env.PATH,
  };
}

function workspaceManifests() {
  const inFolder = folder =>
    readdirSync(join(root, folder)).map(
      name => `${folder}/${name}/package.json`,
    );
  return [
    'package.json',
    'scripts/package.json',
    ...inFolder('backstage/packages'),
    ...inFolder('plugins'),
  ].filter(file => existsSync(join(root, file)));
}

function ensureDependencies(env) {
  const digest = digestOf([
    '.yarnrc.yml',
    'yarn.lock',
    ...workspaceManifests(),
  ]);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  once(join(root, 'node_modules', '.cloudforge-installed'), digest, () => {
    console.error(
      '▸ Installing dependencies (first time only, two to four minutes)',
    );
    run('Installing the dependencies', 'yarn', ['install', '--immutable'], {
      env,
    });
  });
}

const [task, ...args] = process.argv.slice(2);
const env = ensureToolchain();
ensureDependencies(env);
// Not spawnSync: a signal to this process has to reach the task.
const child = spawn(
  'node',
  [
    '--import',
    '@backstage/cli/config/nodeTransform.cjs',
    join(root, 'scripts/src/tasks', `${task}.ts`),
    ...args,
  ],
  { stdio: 'inherit', cwd: root, env },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => process.exit(signal ? 130 : code));
