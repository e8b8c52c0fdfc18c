import { nameOf, readJson } from '../readFileOrInput';
import type { Terminal } from '../Terminal';

/** What is used of the nodes, by their ids. */
export type UsageFile = Record<string, unknown>;

export const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export async function readUsage(
  terminal: Terminal,
  path: string | undefined,
): Promise<UsageFile | undefined> {
  if (path === undefined) {
    return undefined;
  }
  const usage = await readJson(terminal, path);
  if (!isTree(usage)) {
    throw new Error(
      `${nameOf(
        path,
      )} holds no usage: that is an object, { "id of a node": { … } }`,
    );
  }
  return usage;
}

/** The usage of both; where both state a key, that of the file. */
export function mergedUsage(design: UsageFile, file: UsageFile): UsageFile {
  const both = { ...design };
  for (const [key, value] of Object.entries(file)) {
    const stated = Object.hasOwn(design, key) ? design[key] : undefined;
    // Not an assignment: a key may be called __proto__.
    Object.defineProperty(both, key, {
      value:
        isTree(stated) && isTree(value) ? mergedUsage(stated, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return both;
}
