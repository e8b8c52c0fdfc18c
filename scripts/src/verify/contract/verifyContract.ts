import { RowResult, runRows } from '../Row';
import { ContractStand } from './ContractStand';
import { httpRows } from './httpRows';
import { logRows } from './logRows';
import { metricsRows } from './metricsRows';
import { startRows } from './startRows';
import { stopRows } from './stopRows';
import { StartCommand } from './Subject';
import { traceRows } from './traceRows';

/** What a fresh service of any language answers, over HTTP and to signals. */
export const contractRows = [
  ...startRows,
  ...httpRows,
  ...metricsRows,
  ...traceRows,
  ...logRows,
  ...stopRows,
];

/** Starts the service as often as needed by the given command and asks it for all that the platform expects, waiting for each thing so long at most. */
export async function verifyContract(
  start: StartCommand,
  patienceMs?: number,
): Promise<RowResult[]> {
  const stand = await ContractStand.start(start, patienceMs);
  try {
    return await runRows(contractRows, stand);
  } finally {
    await stand.close();
  }
}
