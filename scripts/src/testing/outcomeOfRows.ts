import { RowResult } from '../verify/Row';
import { Outcome } from './Outcome';

/** Each row counts as one test. */
export function outcomeOfRows(results: RowResult[]): Outcome {
  return {
    passed: results.filter(({ ok }) => ok).length,
    failed: results
      .filter(({ ok }) => !ok)
      .map(({ section, name }) => `${section}: ${name}`),
    skipped: [],
  };
}
