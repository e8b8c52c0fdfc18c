import type { Condition } from './Application';
import { now } from './Cluster';

/** Since when each condition holds; one that stays keeps its time. */
export function withTransitionTimes(
  conditions: Condition[],
  before: Condition[] = [],
): Condition[] {
  return conditions.map(({ type, message }) => ({
    type,
    message,
    lastTransitionTime:
      before.find(old => old.type === type && old.message === message)
        ?.lastTransitionTime ?? now(),
  }));
}

export const invalidSpec = (message: string): Condition => ({
  type: 'InvalidSpecError',
  message,
});

export const comparisonError = (message: string): Condition => ({
  type: 'ComparisonError',
  message,
});
