import type { DesignNode } from '../design/Design';
import type { UsageSize } from '../resources/ResourceType';
import type { Assumption } from './CostEstimate';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null;

/** Numbers of a usage with their keys. What is 0 is left out: nothing is counted for it. */
function* leaves(tree: Tree, path: string): Generator<[string, number]> {
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key;
    if (isTree(value)) {
      yield* leaves(value, at);
    } else if (typeof value === 'number' && value !== 0) {
      yield [at, value];
    }
  }
}

/** The stated use of a node; what is not stated is assumed, and listed as such. */
export function usageOf(
  { id, type, config, usage = {} }: DesignNode,
  size: UsageSize,
): { usage: Required<object>; assumptions: Assumption[] } {
  const assumed: Tree = { ...type.cost.assumed[size] };
  const stated = Object.fromEntries(
    Object.entries(usage).filter(([, value]) => value !== undefined),
  );
  const counting: readonly string[] =
    type.cost.usageKeys?.(config) ?? Object.keys(assumed);
  const missing = Object.fromEntries(
    Object.entries(assumed).filter(
      ([key]) => !Object.hasOwn(stated, key) && counting.includes(key),
    ),
  );
  return {
    usage: { ...assumed, ...stated },
    assumptions: [...leaves(missing, '')].map(([key, value]) => ({
      nodeId: id,
      key,
      value,
      size,
      source: type.cost.assumedFrom,
    })),
  };
}
