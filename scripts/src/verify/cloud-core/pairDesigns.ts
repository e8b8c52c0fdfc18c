import {
  resourceTypes,
  type Design,
} from '@cloudforge/plugin-cloud-resources-common';
import {
  everything,
  examples,
} from '@cloudforge/plugin-cloud-resources-common/testing';
import { must } from '../expect';
import {
  designsOf,
  endsOf,
  isDesign,
  renamed,
  type Node,
  type Part,
} from './Part';

const allEdges = everything.edges ?? [];

/** Some nodes of the examples with what runs between them, then with their neighbours, and theirs. */
function* around(ids: readonly string[]): Generator<Part> {
  let known = new Set(ids);
  let before = 0;
  while (known.size > before) {
    const inside = known;
    yield {
      nodes: everything.nodes.filter(({ id }) => inside.has(id)),
      edges: allEdges.filter(edge => endsOf(edge).every(id => inside.has(id))),
    };
    before = known.size;
    const touching = allEdges.filter(edge =>
      endsOf(edge).some(id => inside.has(id)),
    );
    known = new Set([...known, ...touching.flatMap(endsOf)]);
  }
}

const exampleNodes: readonly Node[] = examples.flatMap(({ plain, nodes }) =>
  [[`plain ${plain[0]}`, plain[1], plain[2]] as const, ...nodes].map(
    ([id, resourceType, config = {}]) => ({
      id,
      data: { resourceType, label: id, config: { ...config } },
    }),
  ),
);

const ofType = (type: string) =>
  exampleNodes.filter(({ data }) => data.resourceType === type);

const typeIn = new Map(
  everything.nodes.map(({ id, data }) => [id, data.resourceType]),
);

/** Two nodes, and whatever else they have to do with where alone they are no design. */
function* partsFor(source: string, target: string): Generator<Part> {
  for (const from of ofType(source)) {
    for (const to of ofType(target).filter(({ id }) => id !== from.id)) {
      yield {
        nodes: [from, to],
        edges: [{ source: from.id, target: to.id }],
      };
    }
  }
  const edges = allEdges.filter(
    edge =>
      typeIn.get(edge.source) === source && typeIn.get(edge.target) === target,
  );
  for (const edge of edges) {
    yield* around(endsOf(edge));
  }
}

function firstDesign(parts: Iterable<Part>): Part | undefined {
  for (const part of parts) {
    if (isDesign(part)) {
      return part;
    }
  }
  return undefined;
}

/** Every pair of types of which an edge means something. */
export const meaningfulPairs = () =>
  resourceTypes.ids.flatMap(source =>
    resourceTypes.targetsOf(source).map(target => [source, target] as const),
  );

/**
 * Every meaningful pair, each between nodes of its own, in as few designs as
 * hold them. A pair without any example that may stand in a design is an error.
 */
export function pairDesigns(): Design[] {
  const missing: string[] = [];
  const parts = meaningfulPairs().flatMap(([source, target]) => {
    const part = firstDesign(partsFor(source, target));
    if (!part) {
      missing.push(`${source} → ${target}`);
      return [];
    }
    // What refers to its neighbours by their labels keeps them.
    const own = renamed(part, `${source} to ${target}`);
    return [isDesign(own) ? own : part];
  });
  must(
    missing.length === 0,
    `no example shows how these are connected: ${missing.join(', ')}`,
  );
  return designsOf(parts);
}
