import { parseArgs } from 'node:util';
import { failureRows } from '../verify/create/failureRows';
import { journeyRows } from '../verify/create/journeyRows';
import { requestRows } from '../verify/create/requestRows';
import { secretRows } from '../verify/create/secretRows';
import { Stand } from '../verify/create/Stand';
import { renderTable, runRows } from '../verify/Row';

/** One in so many failures is injected in a sample; every failure in a whole run. */
const SAMPLE = 8;

async function main() {
  const { values } = parseArgs({
    options: { sample: { type: 'boolean', default: false } },
  });
  const failures = failureRows.filter(
    (_, index) => !values.sample || index % SAMPLE === 0,
  );
  const rows = [...journeyRows, ...requestRows, ...failures, ...secretRows];
  const stand = await Stand.open({ browser: true });
  try {
    const results = await runRows(rows, stand);
    console.log(`\n${renderTable(results)}`);
    process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await stand.close();
  }
}

main();
