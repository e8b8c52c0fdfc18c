import { RowResult, runRows } from '../Row';
import { faults } from './faults';
import { matrixRows } from './matrixRows';
import { Mode } from './points';
import { Stand } from './Stand';

const MODES: Mode[] = ['git', 'rest'];
const REPLICAS = [1, 2] as const;

/** The matrix: every fault at every effect, in both modes, with one replica and with two. */
async function runMatrix(): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const mode of MODES) {
    for (const replicas of REPLICAS) {
      const section = `${mode}, ${replicas} replica${replicas > 1 ? 's' : ''}`;
      const stand = await Stand.open({ mode, replicas });
      try {
        const rows = faults.flatMap(fault => matrixRows(section, mode, fault));
        results.push(...(await runRows(rows, stand)));
      } finally {
        await stand.close();
      }
    }
  }
  return results;
}

/** Everything that shows that a Create is whole or absent, whatever dies. */
export async function verifyTransaction(): Promise<RowResult[]> {
  return runMatrix();
}
