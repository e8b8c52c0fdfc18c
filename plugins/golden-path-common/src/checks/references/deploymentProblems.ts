import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { containerProblems } from './containerProblems';
import { type Dangling, unless, within } from './Dangling';
import { named } from './named';

/** A Deployment to its own pods, its ServiceAccount, and what its containers need. */
export function deploymentProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const accounts = named(ofKind('ServiceAccount', objects));
  return ofKind('Deployment', objects).flatMap(deployment => {
    const { selector, template } = deployment.spec ?? {};
    const labels = template?.metadata?.labels;
    const pod = template?.spec;
    const volumes = new Set((pod?.volumes ?? []).map(({ name }) => name));
    const spreads = pod?.topologySpreadConstraints ?? [];
    return [
      ...unless(
        within(selector?.matchLabels, labels),
        deployment,
        'it does not select its own pods',
      ),
      ...unless(
        accounts.has(pod?.serviceAccountName),
        deployment,
        'its ServiceAccount is not there',
      ),
      ...unless(
        spreads.every(spread =>
          within(spread.labelSelector?.matchLabels, labels),
        ),
        deployment,
        'it spreads pods that are not its own',
      ),
      ...(pod?.containers ?? [])
        .flatMap(container => containerProblems(container, volumes, objects))
        .map(message => ({ object: deployment, message })),
    ];
  });
}
