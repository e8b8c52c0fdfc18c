import type { PlatformSpec } from '../../spec';

type Severity = PlatformSpec['blockingSeverity'];

const ORDER: readonly Severity[] = ['low', 'moderate', 'high', 'critical'];

/** `--severity` of Trivy, which lists every level and calls moderate "medium". */
export function trivySeverities(blocking: Severity): string {
  return ORDER.slice(ORDER.indexOf(blocking))
    .map(severity =>
      severity === 'moderate' ? 'MEDIUM' : severity.toUpperCase(),
    )
    .join(',');
}

/** Lowest `--severity` of Semgrep that halts; it knows three levels. */
export function semgrepSeverities(blocking: Severity): string[] {
  const levels = ['INFO', 'WARNING', 'ERROR'];
  const lowest = { low: 0, moderate: 1, high: 2, critical: 2 }[blocking];
  return levels.slice(lowest);
}
