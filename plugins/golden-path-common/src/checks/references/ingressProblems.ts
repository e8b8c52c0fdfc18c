import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless } from './Dangling';

/** Names of the answers that the load balancer gives by itself. */
const answersOf = ({ metadata }: IIngress): string[] =>
  Object.keys(metadata?.annotations ?? {}).flatMap(
    key => /^alb\.ingress\.kubernetes\.io\/actions\.(.+)$/.exec(key)?.[1] ?? [],
  );

/** An Ingress to a named port of a Service, or to an answer of the load balancer. */
export function ingressProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const services = ofKind('Service', objects);
  return ofKind('Ingress', objects).flatMap(ingress =>
    (ingress.spec?.rules ?? [])
      .flatMap(({ http }) => http?.paths ?? [])
      .flatMap(({ backend }) => {
        const to = services.find(
          ({ metadata }) => metadata?.name === backend.service?.name,
        );
        const port = backend.service?.port?.name;
        const isAnswer =
          port === 'use-annotation' &&
          answersOf(ingress).includes(backend.service?.name ?? '');
        return unless(
          isAnswer ||
            to?.spec?.ports?.some(({ name }) => name === port) === true,
          ingress,
          `there is no Service "${backend.service?.name}" with a port "${port}"`,
        );
      }),
  );
}
