import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Postgres } from '../process/Postgres';
import { projectRoot } from '../process/project';
import { sampleTransaction } from '../verify/transaction/verifyTransaction';
import { Stage } from './Outcome';
import { outcomeOfRows } from './outcomeOfRows';

const NAME = 'what becomes of Create when portals die';

/** Another number for each commit, so that commit by commit every part has its turn. */
async function turn(): Promise<number> {
  const count = ['rev-list', '--count', 'HEAD'];
  return promisify(execFile)('git', count, { cwd: projectRoot }).then(
    ({ stdout }) => Number(stdout),
    () => 0,
  );
}

/** A sample of what `verify:transaction` shows. */
export const transactionStage: Stage = {
  name: NAME,
  async run() {
    if (!(await Postgres.isInstalled())) {
      return {
        passed: 0,
        failed: [],
        skipped: [
          `${NAME}: no PostgreSQL server is installed (Debian: postgresql-15)`,
        ],
      };
    }
    return outcomeOfRows(await sampleTransaction(await turn()));
  },
};
