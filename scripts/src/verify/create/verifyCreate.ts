import { RowResult, runRows } from '../Row';
import { failureRows } from './failureRows';
import { journeyRows } from './journeyRows';
import { requestRows } from './requestRows';
import { secretRows } from './secretRows';
import { Stand } from './Stand';

/** One in so many failures is injected in a sample; every failure in a whole run. */
const SAMPLE = 8;

/** Everything that Create promises, shown on a portal of its own. */
export async function verifyCreate(options: {
  sample: boolean;
}): Promise<RowResult[]> {
  const failures = failureRows.filter(
    (_, index) => !options.sample || index % SAMPLE === 0,
  );
  const stand = await Stand.open({ browser: true });
  try {
    // The secrets last: they are looked for in all that the other rows left behind.
    return await runRows(
      [...journeyRows, ...requestRows, ...failures, ...secretRows],
      stand,
    );
  } finally {
    await stand.close();
  }
}
