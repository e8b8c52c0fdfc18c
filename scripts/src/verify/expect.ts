import { inspect, isDeepStrictEqual } from 'node:util';

/** @throws Error with `message` unless the condition holds. */
export function must(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

/** Paths at which two plain objects differ, with both values. */
function differences(before: unknown, after: unknown, path = ''): string[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  const both = [before, after];
  if (both.every(value => typeof value === 'object' && value !== null)) {
    const [a, b] = both as Record<string, unknown>[];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(key =>
      differences(a[key], b[key], `${path}/${key}`),
    );
  }
  return [
    `${path}: ${inspect(before, { depth: 1 })} became ${inspect(after, {
      depth: 1,
    })}`,
  ];
}

/** @throws Error naming every object that differs. */
export function mustBeAsBefore(before: unknown, after: unknown): void {
  const found = differences(before, after);
  must(found.length === 0, `not as before:\n${found.slice(0, 20).join('\n')}`);
}
