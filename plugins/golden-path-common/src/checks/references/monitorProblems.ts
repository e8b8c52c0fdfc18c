import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless, within } from './Dangling';

/** A ServiceMonitor to a named port of a Service. */
export function monitorProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const services = ofKind('Service', objects);
  return ofKind('ServiceMonitor', objects).flatMap(monitor => {
    const watched = services.filter(({ metadata }) =>
      within(monitor.spec.selector.matchLabels, metadata?.labels),
    );
    return monitor.spec.endpoints.flatMap(({ port }) =>
      unless(
        watched.some(({ spec }) =>
          spec?.ports?.some(({ name }) => name === port),
        ),
        monitor,
        `no Service that it selects has a port "${port}"`,
      ),
    );
  });
}
