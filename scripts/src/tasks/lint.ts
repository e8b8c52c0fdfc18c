import { lint } from '../testing/staticChecks';

async function main() {
  process.exitCode = await lint();
}

main();
