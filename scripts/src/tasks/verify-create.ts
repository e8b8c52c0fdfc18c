import { parseArgs } from 'node:util';
import { verifyCreate } from '../verify/create/verifyCreate';
import { renderTable } from '../verify/Row';

async function main() {
  const { values } = parseArgs({
    options: { sample: { type: 'boolean', default: false } },
  });
  const results = await verifyCreate(values);
  console.log(`\n${renderTable(results)}`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main();
