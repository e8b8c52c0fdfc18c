import { RowResult, runRows } from '../Row';
import { compromisedRows } from './compromisedRows';
import { pipelineRows } from './pipelineRows';
import { Stand } from './Stand';
import { updateGitopsRows } from './updateGitopsRows';

/** Everything that the golden path promises of a service, shown on services that Create makes. */
export async function verifyGoldenPath(): Promise<RowResult[]> {
  const stand = await Stand.open();
  try {
    // The attacks last: they leave the GitOps repository as no one would want it.
    return await runRows(
      [...pipelineRows, ...updateGitopsRows, ...compromisedRows],
      stand,
    );
  } finally {
    await stand.close();
  }
}
