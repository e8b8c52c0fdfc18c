import type { JsonObject, JsonValue } from '@backstage/types';
import { isDeepStrictEqual } from 'node:util';

/** What Argo CD, written in Go, leaves out of its answers where a field is not a pointer. */
const isZero = (value: JsonValue | undefined) =>
  value === undefined || value === null || value === false || value === '';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Paths of the fields in which the specification that is there differs from the
 * one that was sent: `source.path`. What was sent as false or empty may have
 * been left out; what was not sent at all must not be there.
 */
export function changedFields(sent: JsonObject, found: JsonObject): string[] {
  const keys = new Set([...Object.keys(sent), ...Object.keys(found)]);
  return [...keys].flatMap(key => {
    const [was, is] = [sent[key], found[key]];
    if (isObject(was) && isObject(is)) {
      return changedFields(was, is).map(path => `${key}.${path}`);
    }
    const leftOut = isZero(was) && (is === undefined || is === null);
    return leftOut || isDeepStrictEqual(was, is) ? [] : [key];
  });
}
