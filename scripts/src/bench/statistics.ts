/** Milliseconds that a piece of work took. */
export async function timed(
  work: () => Promise<unknown> | unknown,
): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The value below which the given share (0 to 1) of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[
    Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)
  ];
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
