import { Row, RowResult, runRows } from '../Row';
import { crowdRow, sequenceRow } from './crowdRows';
import { Fault, faults } from './faults';
import { matrixRows } from './matrixRows';
import { outageRows } from './outageRows';
import { pauseRows } from './pauseRows';
import { Mode } from './points';
import { portalRows } from './portalRows';
import { propertyRow } from './propertyRow';
import { Stand, StandOptions } from './Stand';
import { strangerRows } from './strangerRows';

const MODES: Mode[] = ['git', 'rest'];
const REPLICAS = [1, 2] as const;

/** Rows that share a stand. */
interface Group {
  stand: StandOptions;
  rows: Row<Stand>[];
}

const combinations = MODES.flatMap(mode =>
  REPLICAS.map(replicas => ({ mode, replicas })),
);

function matrix({ mode, replicas }: StandOptions, some: Fault[]): Row<Stand>[] {
  const section = `${mode}, ${replicas} replica${replicas > 1 ? 's' : ''}`;
  return some.flatMap(fault => matrixRows(section, mode, fault));
}

function wholeRun(): Group[] {
  return [
    ...combinations.map(stand => ({ stand, rows: matrix(stand, faults) })),
    {
      stand: { mode: 'git', replicas: 2, requestTimeout: 15_000 },
      rows: [crowdRow, sequenceRow],
    },
    { stand: { mode: 'git', replicas: 2 }, rows: pauseRows },
    {
      stand: { mode: 'git', replicas: 1 },
      rows: [...pauseRows.slice(0, 1), ...strangerRows, ...outageRows],
    },
    { stand: { mode: 'git', replicas: 1, whole: true }, rows: portalRows },
  ];
}

/** Another part of the matrix for each `turn`; after as many turns as there are parts, all of it. */
function sample(turn: number): Group[] {
  const { mode, replicas } = combinations[turn % combinations.length];
  const of = (offset: number) => faults[(turn + offset) % faults.length];
  const pause = pauseRows[turn % pauseRows.length];
  return [
    {
      stand: { mode, replicas },
      rows: matrix({ mode, replicas }, [of(0), of(3), of(6)]),
    },
    {
      stand: { mode: 'git', replicas: 2 },
      rows: [pause, ...strangerRows.slice(2)],
    },
  ];
}

async function runGroups(groups: Group[]): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const { stand: options, rows } of groups) {
    const stand = await Stand.open(options);
    try {
      results.push(...(await runRows(rows, stand)));
    } finally {
      await stand.close();
    }
  }
  return results;
}

/** Everything that shows that a Create is whole or absent, whatever dies. */
export async function verifyTransaction(): Promise<RowResult[]> {
  return [
    ...(await runRows([propertyRow], undefined)),
    ...(await runGroups(wholeRun())),
  ];
}

/** A few minutes' worth of it. */
export function sampleTransaction(turn: number): Promise<RowResult[]> {
  return runGroups(sample(turn));
}
