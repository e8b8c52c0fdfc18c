import type { KubeObject, ObjectRef } from './KubeObject';
import { refOf } from './KubeObject';

/** Required fields of Argo CD's own kinds. Source: manifests/crds. */
const REQUIRED: Record<string, string[]> = {
  'argoproj.io/Application': ['spec', 'spec.destination', 'spec.project'],
  'argoproj.io/AppProject': ['spec'],
};

/** DNS-1123 subdomain, what almost every kind demands of its name. */
const NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME = 253;
/** RBAC names are path segments, not host names. */
const FREE_NAMES = new Set([
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
]);

function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, field) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[field]
          : undefined,
      object,
    );
}

/** `deployment.apps` and `namespace`: how kubectl calls a kind. */
export function resourceName(ref: ObjectRef): string {
  const kind = ref.kind.toLowerCase();
  return ref.group ? `${kind}.${ref.group}` : kind;
}

/** Why the API server would not take an object, in its words. */
export function admissionError(object: KubeObject): string | undefined {
  const ref = refOf(object);
  const invalid = (field: string, problem: string) =>
    `${ref.kind}${ref.group ? `.${ref.group}` : ''} "${
      ref.name
    }" is invalid: ${field}: ${problem}`;
  const missing = (REQUIRED[`${ref.group}/${ref.kind}`] ?? []).find(path => {
    const value = at(object, path);
    return value === undefined || value === null;
  });
  if (missing) {
    return invalid(missing, 'Required value');
  }
  const legal =
    FREE_NAMES.has(ref.kind) ||
    (ref.name.length <= MAX_NAME && NAME.test(ref.name));
  return legal
    ? undefined
    : invalid(
        'metadata.name',
        `Invalid value: ${JSON.stringify(
          ref.name,
        )}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
      );
}
