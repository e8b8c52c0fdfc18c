import { Postgres } from '../process/Postgres';
import { sampleTransaction } from '../verify/transaction/verifyTransaction';
import { Stage } from './Outcome';
import { outcomeOfRows } from './outcomeOfRows';
import { turn } from './turn';

const NAME = 'what becomes of Create when portals die';

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
