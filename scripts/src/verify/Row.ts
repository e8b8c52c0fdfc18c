/** One thing to show: it holds and gives a figure or a short finding, or it throws. */
export interface Row<Stand> {
  section: string;
  name: string;
  run(stand: Stand): Promise<string>;
}

export interface RowResult {
  section: string;
  name: string;
  ok: boolean;
  finding: string;
}

/** Runs the rows one after the other, printing each as it ends. */
export async function runRows<Stand>(
  rows: Row<Stand>[],
  stand: Stand,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const { section, name, run } of rows) {
    const result = await run(stand).then(
      finding => ({ section, name, ok: true, finding }),
      error => ({
        section,
        name,
        ok: false,
        finding:
          error instanceof Error ? error.stack ?? error.message : String(error),
      }),
    );
    console.log(
      `${result.ok ? '✔' : '✖'} ${section} · ${name}: ${result.finding}`,
    );
    results.push(result);
  }
  return results;
}

/** The table at the end; failed rows show their first line only, the whole is above. */
export function renderTable(results: RowResult[]): string {
  const cells = results.map(({ section, name, ok, finding }) => [
    ok ? 'pass' : 'FAIL',
    section,
    name,
    finding.split('\n')[0],
  ]);
  const widths = [0, 1, 2].map(column =>
    Math.max(...cells.map(row => row[column].length)),
  );
  const lines = cells.map(row =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  const failed = results.filter(result => !result.ok).length;
  return [
    ...lines,
    '',
    `${results.length - failed} passed, ${failed} failed`,
  ].join('\n');
}
