import { apiReports } from '../testing/apiReports';

async function main() {
  process.exitCode = await apiReports();
}

main();
