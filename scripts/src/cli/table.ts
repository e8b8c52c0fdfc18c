import { visible } from './printing';

/** Columns as wide as they need to be, two spaces apart. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows].map(line => line.map(visible));
  const widths = head.map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
