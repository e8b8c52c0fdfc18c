import { runCommand } from '../process/runCommand';

async function main() {
  process.exitCode = await runCommand('yarn', [
    'backstage-cli',
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]);
}

main();
