import { apiReports } from '../testing/staticChecks';

async function main() {
  process.exitCode = await apiReports();
}

main();
