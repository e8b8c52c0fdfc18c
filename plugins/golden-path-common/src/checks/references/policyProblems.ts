import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless, within } from './Dangling';

/** A NetworkPolicy to pods, and to ports that they have. */
export function policyProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const pods = ofKind('Deployment', objects).map(({ spec }) => spec?.template);
  return ofKind('NetworkPolicy', objects).flatMap(policy => {
    const selected = pods.filter(pod =>
      within(policy.spec?.podSelector?.matchLabels, pod?.metadata?.labels),
    );
    const ports = selected.flatMap(pod =>
      (pod?.spec?.containers ?? []).flatMap(container =>
        (container.ports ?? []).map(({ containerPort }) => containerPort),
      ),
    );
    const opened = (policy.spec?.ingress ?? []).flatMap(
      rule => rule.ports ?? [],
    );
    return [
      ...unless(selected.length > 0, policy, 'it selects no pod'),
      ...unless(
        opened.every(({ port }) => ports.includes(Number(port))),
        policy,
        'it opens a port that no pod has',
      ),
    ];
  });
}
