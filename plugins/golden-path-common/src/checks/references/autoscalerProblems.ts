import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless } from './Dangling';

/** An autoscaler to its Deployment, which then leaves the number of replicas to it. */
export function autoscalerProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const deployments = ofKind('Deployment', objects);
  return ofKind('HorizontalPodAutoscaler', objects).flatMap(autoscaler => {
    const target = autoscaler.spec?.scaleTargetRef;
    const scaled = deployments.find(
      ({ kind, metadata }) =>
        kind === target?.kind && metadata?.name === target?.name,
    );
    return [
      ...unless(
        scaled !== undefined,
        autoscaler,
        `there is no ${target?.kind} "${target?.name}" to scale`,
      ),
      ...unless(
        scaled?.spec?.replicas === undefined,
        autoscaler,
        'the Deployment has a number of replicas of its own',
      ),
    ];
  });
}
