import type { z } from 'zod';
import {
  designFileSchema,
  edgeSchema,
  nodeSchema,
  usageSchema,
} from './DesignFile';
import { lostKeys } from './lostKeys';
import type { Problem } from './Problem';
import { plainWords } from './plainWords';
import { problemsOf } from './problemsOf';

export type ReadNode = z.output<typeof nodeSchema>;
export type ReadEdge = z.output<typeof edgeSchema>;

/** Something of a list, and where in it. */
export interface Placed<T> {
  path: string;
  value: T;
}

/** What could be read of a design, so that the rest of it is judged as well. */
export interface ReadDesign {
  problems: readonly Problem[];
  region: string | undefined;
  usage: Readonly<Record<string, object>>;
  nodes: readonly Placed<ReadNode>[];
  edges: readonly Placed<ReadEdge>[];
  /** Of nodes that could not be read too: an edge to one of them is not to blame. */
  ids: ReadonlySet<string>;
}

function readList<T>(
  list: unknown,
  name: string,
  schema: z.ZodType<T>,
): Placed<T>[] {
  return (Array.isArray(list) ? list : []).flatMap((item, index) => {
    const read = schema.safeParse(item);
    return read.success ? [{ path: `${name}.${index}`, value: read.data }] : [];
  });
}

function idsOf(nodes: unknown): Set<string> {
  return new Set(
    (Array.isArray(nodes) ? nodes : [])
      .map(node => (node as { id?: unknown } | null)?.id)
      .filter(id => typeof id === 'string'),
  );
}

export function readDesign(input: unknown): ReadDesign {
  const file = designFileSchema.safeParse(input, { error: plainWords });
  const {
    nodes,
    edges,
    usage: given,
  } = (typeof input === 'object' && input !== null ? input : {}) as {
    [key in 'nodes' | 'edges' | 'usage']?: unknown;
  };
  const usage = usageSchema.safeParse(given);
  const found = file.success ? [] : problemsOf(file.error, input);
  const said = new Set(found.map(({ path }) => path));
  return {
    problems: [
      ...found,
      ...lostKeys(input).filter(({ path }) => !said.has(path)),
    ],
    region: file.data?.region,
    usage: usage.success ? usage.data : {},
    nodes: readList(nodes, 'nodes', nodeSchema),
    edges: readList(edges, 'edges', edgeSchema),
    ids: idsOf(nodes),
  };
}
