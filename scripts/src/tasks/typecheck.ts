import { runCommand } from '../process/runCommand';

async function main() {
  process.exitCode = await runCommand('yarn', ['tsc', '--pretty']);
}

main();
