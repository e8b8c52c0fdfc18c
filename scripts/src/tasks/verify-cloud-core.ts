import { verifyCloudCore } from '../verify/cloud-core/verifyCloudCore';
import { renderTable } from '../verify/Row';

async function main() {
  const { results, skipped } = await verifyCloudCore();
  console.log(`\n${renderTable(results)}`);
  if (skipped.length > 0) {
    console.log(`\nSkipped:\n${skipped.map(name => `  - ${name}`).join('\n')}`);
  }
  console.log(
    '\nThe Terraform rows run against a stand-in that has the schema of the AWS provider: they prove the shape of what we write, not what AWS says to it.',
  );
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main();
