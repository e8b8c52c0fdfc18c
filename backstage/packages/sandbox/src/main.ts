import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { SandboxFolder } from './SandboxFolder';
import { startSandbox } from './startSandbox';

const USAGE = `Usage: main.ts --data <folder> [options]

Starts stand-ins for GitLab, Argo CD and GitHub on loopback and writes their
addresses and tokens to <folder>/env.json.

  --data <folder>        where everything is kept
  --reset                forget everything first
  --gitlab-port <port>   7100 unless given; 0 takes a free one
  --argocd-port <port>   7101
  --github-port <port>   7102
  --portal-url <url>     where the portal's backend is; http://localhost:7007
  --no-permanent-removal GitLab keeps deleted projects for a while, as GitLab.com
`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    data: { type: 'string' },
    reset: { type: 'boolean', default: false },
    'gitlab-port': { type: 'string', default: '7100' },
    'argocd-port': { type: 'string', default: '7101' },
    'github-port': { type: 'string', default: '7102' },
    'portal-url': { type: 'string' },
    'permanent-removal': { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
});

function port(name: 'gitlab-port' | 'argocd-port' | 'github-port'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new Error(`--${name} is a port, not ${values[name]}`);
  }
  return number;
}

async function main(data: string): Promise<void> {
  const log = pino({ name: 'sandbox' });
  const folder = new SandboxFolder(resolve(data));
  await folder.open({ reset: values.reset });
  const sandbox = await startSandbox({
    dataDir: folder.path,
    ports: {
      gitlab: port('gitlab-port'),
      argocd: port('argocd-port'),
      github: port('github-port'),
    },
    portalUrl: values['portal-url'],
    permanentRemoval: values['permanent-removal'],
    log: pino({ name: 'sandbox', level: 'warn' }),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= sandbox.close().then(() => log.info('stopped'));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  log.info({ url: sandbox.gitlab.url }, 'GitLab stand-in');
  log.info({ url: sandbox.argocd.url }, 'Argo CD stand-in');
  log.info({ url: sandbox.github.url }, 'GitHub stand-in');
  await folder.writeEnvironment(sandbox.env);
}

if (values.help || !values.data) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  main(values.data).catch((error: Error) => {
    process.stderr.write(`The sandbox could not start: ${error.message}\n`);
    process.exitCode = 1;
  });
}
