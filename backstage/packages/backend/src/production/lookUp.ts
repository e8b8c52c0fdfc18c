import type { JsonValue } from '@backstage/types';

/** A value of the configuration and the key that it was found under. */
export interface Found {
  key: string;
  value: JsonValue;
}

function children(value: JsonValue | undefined): [string, JsonValue][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).filter(
        (entry): entry is [string, JsonValue] => entry[1] !== undefined,
      )
    : [];
}

/** Everything in `root` under a dotted path, where `*` is every list entry. */
export function lookUp(root: JsonValue | undefined, path: string): Found[] {
  return path.split('.').reduce<Found[]>(
    (found, segment) =>
      found.flatMap(({ key, value }) =>
        children(value)
          .filter(([name]) => segment === '*' || name === segment)
          .map(([name, child]) => ({
            key: key ? `${key}.${name}` : name,
            value: child,
          })),
      ),
    [{ key: '', value: root ?? null }],
  );
}

/** Nothing there: absent, null, blank, or an empty list. */
export function isBlank(value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.every(isBlank))
  );
}
