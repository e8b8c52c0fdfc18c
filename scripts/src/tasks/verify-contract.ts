import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyContract } from '../verify/contract/verifyContract';
import { renderTable } from '../verify/Row';

const USAGE = `npm run verify:contract -- [--cwd <folder>] [--repository <folder>] -- <command>

Starts a fresh service by the command, in the folder, and asks it for all that
the platform expects of every service, whatever its language. Where its source
lies elsewhere, --repository says so.`;

async function main() {
  const { values, positionals: command } = parseArgs({
    options: {
      cwd: { type: 'string', default: '.' },
      repository: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (command.length === 0) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  const results = await verifyContract({
    command,
    cwd: resolve(values.cwd),
    repository: resolve(values.repository ?? values.cwd),
  });
  console.log(`\n${renderTable(results)}`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main();
