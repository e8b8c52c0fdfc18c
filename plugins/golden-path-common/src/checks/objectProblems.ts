import type { KubernetesObject } from '../render';
import { utf8Bytes } from '../spec/utf8Bytes';

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DNS_SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL_KEY =
  /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

/** Kinds whose names become part of host names. */
const NAMED_LIKE_HOSTS = ['Namespace', 'Service'];

const PORT_KEYS = ['containerPort', 'port', 'targetPort', 'hostPort'];
const MAX_PORT = 65_535;

const NONE: readonly string[] = [];

/** Bytes; the API server's limits of all annotations together, and of a ConfigMap. */
const MAX_ANNOTATIONS = 256 * 1024;
const MAX_CONFIG_MAP = 1024 * 1024;

const bytesOf = (texts: Record<string, string>) =>
  Object.entries(texts).reduce(
    (sum, [key, value]) => sum + utf8Bytes(key) + utf8Bytes(value),
    0,
  );

function nameProblems({ kind, metadata }: KubernetesObject): string[] {
  const pattern = NAMED_LIKE_HOSTS.includes(kind) ? DNS_LABEL : DNS_SUBDOMAIN;
  return [
    ...(pattern.test(metadata.name)
      ? []
      : [`the name "${metadata.name}" is not allowed`]),
    ...(metadata.namespace === undefined || DNS_LABEL.test(metadata.namespace)
      ? []
      : [`the namespace "${metadata.namespace}" is not allowed`]),
  ];
}

function metadataProblems({ metadata }: KubernetesObject): string[] {
  const { labels = {}, annotations = {} } = metadata;
  return [
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...(LABEL_KEY.test(key) ? [] : [`the label "${key}" is not allowed`]),
      ...(LABEL_VALUE.test(value)
        ? []
        : [`the value "${value}" of the label "${key}" is not allowed`]),
    ]),
    ...Object.keys(annotations)
      .filter(key => !LABEL_KEY.test(key))
      .map(key => `the annotation "${key}" is not allowed`),
    ...(bytesOf(annotations) > MAX_ANNOTATIONS
      ? ['the annotations are too long']
      : []),
  ];
}

const isPort = (value: number) => value >= 1 && value <= MAX_PORT;

/** Numbers under the names that ports have, anywhere in an object, with the way to them. */
function portProblems(value: object): readonly string[] {
  let found = NONE;
  for (const key of Object.keys(value)) {
    const child: unknown = value[key as keyof typeof value];
    if (typeof child === 'object' && child !== null) {
      const below = portProblems(child);
      if (below.length > 0) {
        found = [...found, ...below.map(problem => `${key}.${problem}`)];
      }
    } else if (
      typeof child === 'number' &&
      PORT_KEYS.includes(key) &&
      !isPort(child)
    ) {
      found = [...found, `${key} is ${child}, which is no port`];
    }
  }
  return found;
}

function sizeProblems(object: KubernetesObject): string[] {
  const { data } = object as { data?: Record<string, string> };
  return object.kind === 'ConfigMap' && bytesOf(data ?? {}) > MAX_CONFIG_MAP
    ? ['it holds more than 1 MiB']
    : [];
}

/**
 * What a schema does not see: names, labels, annotations, ports and sizes that
 * the API server would refuse.
 */
export function objectProblems(object: KubernetesObject): string[] {
  return [
    ...nameProblems(object),
    ...metadataProblems(object),
    ...portProblems(object),
    ...sizeProblems(object),
  ];
}
