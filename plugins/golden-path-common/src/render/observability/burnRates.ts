/**
 * How fast an error budget of 30 days may burn before somebody is told: over a
 * long window, so that it matters, and over a short one, so that it still goes
 * on and the alert ends soon after the trouble.
 */
export interface BurnRate {
  /** Multiple of the rate that would use up the budget in exactly 30 days. */
  factor: number;
  long: string;
  short: string;
  /** How long both have to hold. */
  for: string;
  severity: 'page' | 'ticket';
}

/**
 * Source: Google, The Site Reliability Workbook, chapter 5, table 5-8: 2 % of
 * the budget in an hour, 5 % in six hours, 10 % in three days; with a day's
 * window between them.
 */
export const burnRates: readonly BurnRate[] = [
  { factor: 14.4, long: '1h', short: '5m', for: '2m', severity: 'page' },
  { factor: 6, long: '6h', short: '30m', for: '15m', severity: 'page' },
  { factor: 3, long: '1d', short: '2h', for: '1h', severity: 'ticket' },
  { factor: 1, long: '3d', short: '6h', for: '3h', severity: 'ticket' },
];

/** Every window once, by how often it is worth looking at: a long one changes slowly and costs more. */
export const windows = [
  { interval: '30s', of: ['5m', '30m', '1h', '2h'] },
  { interval: '5m', of: ['6h', '1d', '3d'] },
] as const;
