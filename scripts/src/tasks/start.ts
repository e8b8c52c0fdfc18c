import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { portIsTaken } from '../process/ports';
import { dataDir, projectRoot } from '../process/project';
import { Service } from '../process/Service';
import { untilAnswers } from '../process/untilAnswers';

const help = `npm start [-- options]

Serves the portal on http://localhost:3000, with stand-ins for GitLab, Argo CD
and GitHub on this machine.

  --no-sandbox   do not start the stand-ins: real systems are configured
                 (also: CLOUDFORGE_SANDBOX=off)
  --config FILE  configuration on top of backstage/app-config.yaml and
                 app-config.local.yaml; may be given several times
  --reset        first delete everything that earlier runs kept in .data
  --help         this text`;

const PAGE = 'http://localhost:3000';
const BACKEND = 'http://localhost:7007';
const portalPorts: Record<number, string> = {
  3000: "the portal's page",
  7007: "the portal's backend",
};
const sandboxPorts: Record<number, string> = {
  7100: "the sandbox's GitLab",
  7101: "the sandbox's Argo CD",
  7102: "the sandbox's GitHub",
};

async function refuseTakenPorts(ports: Record<number, string>) {
  const taken = [];
  for (const [port, what] of Object.entries(ports)) {
    if (await portIsTaken(Number(port))) {
      taken.push(`port ${port} (${what})`);
    }
  }
  if (taken.length > 0) {
    throw new Error(
      `Already in use: ${taken.join(
        ', ',
      )}. Is CloudForge running in another terminal? Stop what uses them and start again.`,
    );
  }
}

function nodeProgram(name: string, entry: string, args: string[]): Service {
  return Service.start({
    name,
    command: process.execPath,
    args: [
      '--import',
      '@backstage/cli/config/nodeTransform.cjs',
      entry,
      ...args,
    ],
  });
}

const sandboxData = join(dataDir, 'sandbox');

async function startSandbox(): Promise<Service> {
  await rm(join(sandboxData, 'env.json'), { force: true });
  return nodeProgram(
    'The sandbox',
    join(projectRoot, 'backstage/packages/sandbox/src/main.ts'),
    ['--data', sandboxData],
  );
}

/** What the sandbox tells a portal, once it is ready. */
async function sandboxEnvironment(
  sandbox: Service,
): Promise<Record<string, string>> {
  const file = join(sandboxData, 'env.json');
  while (!existsSync(file)) {
    if (!sandbox.running) {
      throw new Error(
        'The sandbox ended before it was ready; its output above says why.',
      );
    }
    await sleep(100);
  }
  return JSON.parse(await readFile(file, 'utf8'));
}

/** Paths are relative to where the command was typed. */
function configArguments(more: string[]): string[] {
  const ours = ['app-config.yaml', 'app-config.local.yaml'].map(file =>
    join(projectRoot, 'backstage', file),
  );
  const theirs = more.map(file =>
    resolve(process.env.INIT_CWD ?? process.cwd(), file),
  );
  const missing = theirs.filter(file => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `There is no ${missing.join(', ')}. Give --config a file that exists.`,
    );
  }
  return [...ours.filter(existsSync), ...theirs].flatMap(file => [
    '--config',
    file,
  ]);
}

async function main() {
  const { values } = parseArgs({
    options: {
      sandbox: {
        type: 'boolean',
        default: process.env.CLOUDFORGE_SANDBOX !== 'off',
      },
      config: { type: 'string', multiple: true, default: [] },
      reset: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  if (values.help) {
    console.log(help);
    return;
  }
  await refuseTakenPorts({
    ...portalPorts,
    ...(values.sandbox ? sandboxPorts : {}),
  });
  if (values.reset) {
    await rm(dataDir, { recursive: true, force: true });
  }
  await mkdir(join(dataDir, 'portal'), { recursive: true });

  const running: Service[] = [];
  let stopping: Promise<unknown> | undefined;
  const stopAll = () => {
    stopping ??= Promise.all(running.map(service => service.stop()));
    return stopping;
  };
  // `on`, not `once`: Ctrl+C in a terminal arrives twice, also by way of run.mjs.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => stopAll().then(() => process.exit(0)));
  }

  try {
    let env = process.env;
    if (values.sandbox) {
      console.log(
        '▸ Starting the sandbox: GitLab, Argo CD and GitHub stand-ins on this machine',
      );
      const sandbox = await startSandbox();
      running.push(sandbox);
      // The sandbox's last: a token of yours in the shell is not for a stand-in.
      env = { ...process.env, ...(await sandboxEnvironment(sandbox)) };
    }
    console.log('▸ Starting the portal (backend about 10 s, page about 15 s)');
    const portal = Service.start({
      name: 'The portal',
      command: 'yarn',
      args: [
        'backstage-cli',
        'repo',
        'start',
        ...configArguments(values.config),
      ],
      env,
    });
    running.push(portal);
    await Promise.all([
      untilAnswers(PAGE, portal),
      untilAnswers(`${BACKEND}/.backstage/health/v1/readiness`, portal),
    ]);
    console.log(`\n✔ CloudForge is ready: open ${PAGE}   (Ctrl+C stops it)\n`);
    process.exitCode = await Promise.race(
      running.map(service => service.exited),
    );
  } finally {
    await stopAll();
  }
}

main().catch(error => {
  console.error(`\n✖ ${error.message}`);
  process.exitCode = 1;
});
