import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless, within } from './Dangling';

/** A Service to pods and to a port that they have. */
export function serviceProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const templates = ofKind('Deployment', objects).map(
    ({ spec }) => spec?.template,
  );
  return ofKind('Service', objects).flatMap(service => {
    const selected = templates.filter(template =>
      within(service.spec?.selector, template?.metadata?.labels),
    );
    const ports = selected.flatMap(template =>
      (template?.spec?.containers ?? []).flatMap(container =>
        (container.ports ?? []).map(({ name }) => name),
      ),
    );
    return [
      ...unless(selected.length > 0, service, 'it selects no pod'),
      ...unless(
        (service.spec?.ports ?? []).every(({ targetPort }) =>
          ports.includes(String(targetPort)),
        ),
        service,
        'its pods do not have the port that it sends to',
      ),
    ];
  });
}
