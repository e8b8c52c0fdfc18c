import { diffLines } from 'diff';

/** Numbers, from 1, of the lines of `after` that are not in `before` at their place. */
export function changedLines(before: string, after: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const { added, removed, count = 0 } of diffLines(before, after)) {
    const next = removed ? line : line + count;
    for (; line < next; line++) {
      if (added) {
        lines.push(line);
      }
    }
  }
  return lines;
}
