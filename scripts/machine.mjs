// Makes sure that Node 24, Yarn 4 and the dependencies are there. Plain
// JavaScript that any Node 20+ runs.
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

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
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

const isDone = (stamp, digest) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;

/** Runs `install` unless it already succeeded for the same digest. */
function once(stamp, digest, install) {
  if (isDone(stamp, digest)) {
    return;
  }
  install();
  writeFileSync(stamp, digest);
}

function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    // Standard input and output are the task's alone: they may be piped.
    stdio: ['ignore', 2, 2],
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

export function hasOwnNode() {
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

const TOOLCHAIN_FILES = [
  'scripts/toolchain/package.json',
  'scripts/toolchain/package-lock.json',
];
const toolchainStamp = join(toolchain, 'installed');

const withToolchain = () => ({
  ...process.env,
  PATH: join(toolchain, 'node_modules', '.bin') + delimiter + process.env.PATH,
});

function ensureToolchain() {
  if (hasOwnToolchain()) {
    return process.env;
  }
  mkdirSync(toolchain, { recursive: true });
  once(toolchainStamp, digestOf(TOOLCHAIN_FILES), () => {
    console.error(
      `▸ Fetching Node.js ${NODE_MAJOR} and Yarn ${YARN_MAJOR}x into .toolchain (first time only, about 10 s)`,
    );
    TOOLCHAIN_FILES.forEach(file =>
      copyFileSync(join(root, file), join(toolchain, file.split('/').pop())),
    );
    run('Fetching the toolchain', 'npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: toolchain,
      shell: process.platform === 'win32',
    });
  });
  return withToolchain();
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

const dependencyStamp = join(root, 'node_modules', '.cloudforge-installed');
const dependencyDigest = () =>
  digestOf(['.yarnrc.yml', 'yarn.lock', ...workspaceManifests()]);

function ensureDependencies(env) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  once(dependencyStamp, dependencyDigest(), () => {
    console.error(
      '▸ Installing dependencies (first time only, two to four minutes)',
    );
    run('Installing the dependencies', 'yarn', ['install', '--immutable'], {
      env,
    });
  });
}

/** The environment in which everything is installed; brings what is missing. */
export function ready() {
  const env = ensureToolchain();
  ensureDependencies(env);
  return env;
}

/**
 * The same for a program that needs Node and the dependencies, but no Yarn: to
 * ask Yarn for its version takes half a second.
 */
export function readyToRun() {
  const hasNode =
    hasOwnNode() || isDone(toolchainStamp, digestOf(TOOLCHAIN_FILES));
  if (hasNode && isDone(dependencyStamp, dependencyDigest())) {
    return hasOwnNode() ? process.env : withToolchain();
  }
  return ready();
}

/** Runs Node to its end, hands it the signals of this process and ends as it does. */
export function runNode(args, options) {
  // Not spawnSync: a signal to this process has to reach the program.
  const child = spawn('node', args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 130 : code));
}
