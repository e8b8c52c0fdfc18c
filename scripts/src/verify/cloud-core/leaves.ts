/** Where in a configuration something stands: keys and places in lists. */
export type Path = readonly (string | number)[];

export interface Leaf {
  path: Path;
  value: unknown;
}

/** Everything in a configuration that is neither an object nor a list. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  if (typeof value !== 'object' || value === null) {
    return [{ path, value }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same configuration with something else in one place. */
export function withLeaf(config: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) {
    return value;
  }
  const [key, ...rest] = path;
  const inner = (config as Record<string | number, unknown>)[key];
  const changed = withLeaf(inner, rest, value);
  return Array.isArray(config)
    ? config.map((item, index) => (index === key ? changed : item))
    : { ...(config as object), [key]: changed };
}
