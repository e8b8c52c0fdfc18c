import { renderTable } from '../verify/Row';
import { verifyTransaction } from '../verify/transaction/verifyTransaction';

async function main() {
  const results = await verifyTransaction();
  console.log(`\n${renderTable(results)}`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main();
