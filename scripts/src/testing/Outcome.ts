/** What one stage of the test run found. */
export interface Outcome {
  passed: number;
  /** By name. */
  failed: string[];
  /** By name, with the reason. */
  skipped: string[];
}

export interface Stage {
  name: string;
  run(): Promise<Outcome>;
}

export const passed = (): Outcome => ({ passed: 1, failed: [], skipped: [] });

/** A stage that stands or falls as a whole. */
export function wholeStage(name: string, run: () => Promise<number>): Stage {
  return {
    name,
    run: async () =>
      (await run()) === 0
        ? passed()
        : { passed: 0, failed: [name], skipped: [] },
  };
}

/**
 * Adds the stages up. Where the run must be complete (CI), what was skipped has
 * failed.
 */
export function total(outcomes: Outcome[], mustBeComplete: boolean): Outcome {
  const sum: Outcome = {
    passed: outcomes.reduce((count, outcome) => count + outcome.passed, 0),
    failed: outcomes.flatMap(outcome => outcome.failed),
    skipped: outcomes.flatMap(outcome => outcome.skipped),
  };
  return mustBeComplete
    ? {
        ...sum,
        failed: [
          ...sum.failed,
          ...sum.skipped.map(
            name => `skipped, but CI runs everything: ${name}`,
          ),
        ],
        skipped: [],
      }
    : sum;
}
