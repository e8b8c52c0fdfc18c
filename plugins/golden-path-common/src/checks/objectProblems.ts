import type { KubernetesObject } from '../render';

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

/** Bytes; the API server's limits of all annotations together, and of a ConfigMap. */
const MAX_ANNOTATIONS = 256 * 1024;
const MAX_CONFIG_MAP = 1024 * 1024;

/** UTF-8 takes at most three bytes for what JavaScript counts as one. */
const bytesAtMost = (texts: Record<string, string>) =>
  3 *
  Object.entries(texts).reduce((sum, [k, v]) => sum + k.length + v.length, 0);

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
    ...(bytesAtMost(annotations) > MAX_ANNOTATIONS
      ? ['the annotations are too long']
      : []),
  ];
}

/** Numbers under the names that ports have, anywhere in an object. */
function portProblems(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) => {
    const at = path ? `${path}.${key}` : key;
    const isPort = PORT_KEYS.includes(key) && typeof child === 'number';
    return isPort && !(child >= 1 && child <= MAX_PORT)
      ? [`${at} is ${child}, which is no port`]
      : portProblems(child, at);
  });
}

function sizeProblems(object: KubernetesObject): string[] {
  const { data } = object as { data?: Record<string, string> };
  return object.kind === 'ConfigMap' && bytesAtMost(data ?? {}) > MAX_CONFIG_MAP
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
    ...portProblems(object, ''),
    ...sizeProblems(object),
  ];
}
