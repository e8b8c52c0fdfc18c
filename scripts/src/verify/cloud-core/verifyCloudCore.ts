import { hasTerraform } from '@cloudforge/sandbox';
import { RowResult, runRows, type Row } from '../Row';
import { badInputRows } from './badInputRows';
import { costRows } from './costRows';
import { iamRows } from './iamRows';
import { terraformRows } from './terraformRows';
import { moreTextRows, textRows } from './textRows';

export interface CloudCoreResults {
  results: RowResult[];
  /** By name, with the reason. */
  skipped: string[];
}

/** Other texts have their turn in a sample, so many at a time. */
const TEXTS_AT_A_TIME = 3;

const pureRows = [...badInputRows, ...costRows, ...iamRows];

async function run(
  needTerraform: readonly Row<unknown>[],
): Promise<CloudCoreResults> {
  const isThere = process.env.CI === 'true' || (await hasTerraform());
  return {
    results: await runRows(
      [...(isThere ? needTerraform : []), ...pureRows],
      undefined,
    ),
    skipped: isThere
      ? []
      : needTerraform.map(
          ({ section, name }) =>
            `${section}: ${name} (terraform is not installed)`,
        ),
  };
}

/** Everything that the core of the cloud resources promises. */
export const verifyCloudCore = (): Promise<CloudCoreResults> =>
  run([...terraformRows, ...textRows, ...moreTextRows]);

/** All of it but for the less likely texts, of which some have their turn. */
export function sampleCloudCore(turn: number): Promise<CloudCoreResults> {
  const first = (turn * TEXTS_AT_A_TIME) % moreTextRows.length;
  return run([
    ...terraformRows,
    ...textRows,
    ...moreTextRows.slice(first, first + TEXTS_AT_A_TIME),
  ]);
}
