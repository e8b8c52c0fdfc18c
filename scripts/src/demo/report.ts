import { Faults } from './DemoStand';
import { Figures, Observation, SLOW } from './observe';

const share = (part: number, { requests }: Figures) =>
  requests === 0 ? '–' : `${((100 * part) / requests).toFixed(1)} %`;

const mean = ({ seconds, requests }: Figures) =>
  requests === 0 ? '–' : `${((1000 * seconds) / requests).toFixed(1)} ms`;

const said = ({ errorPercent, latencyMs }: Faults) =>
  errorPercent + latencyMs === 0
    ? 'nothing'
    : `${errorPercent} % errors, ${latencyMs} ms`;

const HEADER = [
  'service',
  'injected',
  'seen by',
  'requests',
  'errors',
  `> ${SLOW * 1000} ms`,
  'mean',
];

/** A table: for each service what was injected, what its metrics say and what its traces say. */
export function renderReport(
  observations: (Observation & { injected: Faults })[],
): string {
  const line = (source: string, figures: Figures) => [
    source,
    String(figures.requests),
    share(figures.errors, figures),
    share(figures.slow, figures),
    mean(figures),
  ];
  const rows = observations.flatMap(
    ({ service, injected, metrics, traces }) => [
      [service, said(injected), ...line('metrics', metrics)],
      ['', '', ...line('traces', traces)],
    ],
  );
  const table = [HEADER, ...rows];
  const widths = HEADER.map((_, column) =>
    Math.max(...table.map(row => row[column].length)),
  );
  return table
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
