import { jestStage } from '../../testing/jestStage';
import { Row } from '../Row';
import { must } from '../expect';

const SEQUENCES = 2_000;

/** Random interleavings of everything that may happen; a failure prints its seed. */
export const propertyRow: Row<unknown> = {
  section: 'model',
  name: 'random interleavings keep the invariants',
  async run() {
    const { passed, failed, skipped } = await jestStage({
      pattern: 'transaction.property',
      env: { TRANSACTION_RUNS: String(SEQUENCES) },
    }).run();
    must(failed.length === 0, failed.join('\n'));
    must(skipped.length === 0, `skipped: ${skipped.join(', ')}`);
    return `${SEQUENCES} sequences on SQLite, and a share of them on PostgreSQL (${passed} properties)`;
  },
};
