import type { Application } from './Application';

/**
 * What `fields` of a list can select; anything else is left out.
 * Source: pkg/apiclient/application/forwarder_overwrite.go, appFields.
 */
const SELECTABLE = [
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'spec',
  'spec.destination',
  'spec.project',
  'spec.source',
  'spec.sources',
  'spec.sourceHydrator',
  'spec.syncPolicy',
  'status.sourceHydrator',
  'status.summary',
  'status.sync.status',
  'status.sync.revision',
  'status.health',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.operationState.phase',
  'status.resources',
  'operation.sync',
];

type Json = Record<string, unknown>;

function valueAt(object: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Json | undefined)?.[key],
    object,
  );
}

function set(object: Json, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    object[key] = value;
    return;
  }
  object[key] ??= {};
  set(object[key] as Json, rest, value);
}

/**
 * Cuts each Application of a list down to the fields that were asked for, or
 * after a leading `-` to the others: `items.metadata.name,items.spec.project`.
 */
export function applicationFields(
  fields: string | null,
): (application: Application) => unknown {
  if (!fields) {
    return application => application;
  }
  const exclude = fields.startsWith('-');
  const named = new Set(fields.replace(/^-/, '').split(','));
  const selected = SELECTABLE.filter(
    field => named.has(`items.${field}`) !== exclude,
  );
  const paths = selected
    .filter(field => !selected.some(above => field.startsWith(`${above}.`)))
    .map(field => field.split('.'));
  return application => {
    const part: Json = {};
    for (const path of paths) {
      const value = valueAt(application, path);
      if (value !== undefined) {
        set(part, path, value);
      }
    }
    return part;
  };
}
