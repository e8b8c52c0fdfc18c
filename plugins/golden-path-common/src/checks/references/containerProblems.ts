import type { IContainer } from 'kubernetes-models/v1/Container';
import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { named } from './named';

/** Ports, mounts and sources of variables of one container. */
export function containerProblems(
  container: IContainer,
  volumes: ReadonlySet<string>,
  objects: readonly KubernetesObject[],
): string[] {
  const ports = (container.ports ?? []).map(({ name }) => name);
  const configMaps = named(ofKind('ConfigMap', objects));
  const secrets = new Map(
    ofKind('ExternalSecret', objects).map(({ spec }) => [
      spec?.target?.name,
      spec?.data?.map(({ secretKey }) => secretKey),
    ]),
  );
  const probes = [
    container.startupProbe,
    container.readinessProbe,
    container.livenessProbe,
  ];
  return [
    ...probes.flatMap(probe =>
      ports.includes(String(probe?.httpGet?.port))
        ? []
        : ['a probe asks a port that is not there'],
    ),
    ...(container.volumeMounts ?? [])
      .filter(({ name }) => !volumes.has(name))
      .map(({ name }) => `the volume "${name}" is not there`),
    ...(container.envFrom ?? [])
      .flatMap(({ configMapRef }) => configMapRef?.name ?? [])
      .filter(name => !configMaps.has(name))
      .map(name => `the ConfigMap "${name}" is not there`),
    ...(container.env ?? []).flatMap(({ valueFrom }) => {
      const { name = '', key = '' } = valueFrom?.secretKeyRef ?? {};
      return name === '' || secrets.get(name)?.includes(key)
        ? []
        : [`no ExternalSecret makes "${key}" of the Secret "${name}"`];
    }),
  ];
}
