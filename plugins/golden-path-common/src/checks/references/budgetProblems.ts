import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless, within } from './Dangling';

/** A PodDisruptionBudget to pods, of which a drain may always take one. */
export function budgetProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const templates = ofKind('Deployment', objects).map(
    ({ spec }) => spec?.template?.metadata?.labels,
  );
  return ofKind('PodDisruptionBudget', objects).flatMap(budget => [
    ...unless(
      templates.some(labels =>
        within(budget.spec?.selector?.matchLabels, labels),
      ),
      budget,
      'it selects no pod',
    ),
    ...unless(
      Number(budget.spec?.maxUnavailable) >= 1,
      budget,
      'it would hold up the drain of a node',
    ),
  ]);
}
