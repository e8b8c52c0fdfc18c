import { browserStage } from '../testing/browserStage';
import { cloudCoreStage } from '../testing/cloudCoreStage';
import { goldenPathStage } from '../testing/goldenPathStage';
import { jestStage } from '../testing/jestStage';
import { Outcome, Stage, total, wholeStage } from '../testing/Outcome';
import { transactionStage } from '../testing/transactionStage';
import { apiReports, lint, typecheck } from '../testing/staticChecks';

const stages: Stage[] = [
  wholeStage('lint', lint),
  wholeStage('type check', typecheck),
  wholeStage('API reports', () => apiReports('--ci')),
  jestStage(),
  cloudCoreStage,
  browserStage,
  transactionStage,
  goldenPathStage,
];

/** Each skipped test by name; an empty list prints nothing. */
function list(title: string, names: string[]): void {
  if (names.length > 0) {
    console.log(`\n${title}:\n${names.map(name => `  - ${name}`).join('\n')}`);
  }
}

async function main() {
  const outcomes: Outcome[] = [];
  for (const stage of stages) {
    console.log(`\n▸ ${stage.name}`);
    const started = performance.now();
    outcomes.push(await stage.run());
    console.log(
      `  ${stage.name}: ${Math.round((performance.now() - started) / 1000)} s`,
    );
  }
  const sum = total(outcomes, process.env.CI === 'true');
  list('Skipped', sum.skipped);
  list('Failed', sum.failed);
  console.log(
    `\n${sum.passed} passed, ${sum.failed.length} failed, ${sum.skipped.length} skipped`,
  );
  process.exitCode = sum.failed.length > 0 ? 1 : 0;
}

main();
