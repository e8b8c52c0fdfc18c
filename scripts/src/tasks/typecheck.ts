import { typecheck } from '../testing/staticChecks';

async function main() {
  process.exitCode = await typecheck();
}

main();
