import { verifyServices } from '../verify/contract/verifyServices';
import { invariantRows } from '../verify/golden-path/invariantRows';
import { missingPrograms } from '../verify/golden-path/PipelineRunner';
import { verifyGoldenPath } from '../verify/golden-path/verifyGoldenPath';
import { renderTable, runRows } from '../verify/Row';

async function main() {
  const missing = await missingPrograms();
  if (missing.length > 0) {
    console.error(
      `The pipeline cannot run here without ${missing.join(
        ', ',
      )}. On Debian: apt-get install ${missing.join(' ')}`,
    );
    process.exitCode = 1;
    return;
  }
  const results = [
    // Parts of `npm test` already, with all other tests.
    ...(await runRows(invariantRows, undefined)),
    ...(await verifyServices()),
    ...(await verifyGoldenPath()),
  ];
  console.log(`\n${renderTable(results)}`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main();
