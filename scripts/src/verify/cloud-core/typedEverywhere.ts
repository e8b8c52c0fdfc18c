import {
  resourceTypes,
  validateDesign,
  type DesignFile,
  type Problem,
} from '@cloudforge/plugin-cloud-resources-common';
import { everything } from '@cloudforge/plugin-cloud-resources-common/testing';
import { leavesOf, withLeaf, type Path } from './leaves';
import type { Node } from './Part';

export interface Place {
  node: Node;
  path: Path;
}

/** The examples with one text wherever it is taken. */
export interface Typed {
  design: DesignFile;
  /** Where the text was taken. */
  taken: Place[];
  /** Where it was refused, with why. */
  refused: { place: Place; reasons: string[] }[];
}

export const nameOf = ({ node, path }: Place) =>
  [node.data.resourceType, ...path].join('.');

export const namesOf = (places: readonly Place[]) =>
  [...new Set(places.map(nameOf))].join(', ');

/** Why a type does not take a configuration. */
function reasonsAgainst({ data }: Node, config: unknown): string[] {
  const type = resourceTypes.get(data.resourceType);
  const read = type?.configSchema.safeParse(config);
  return read?.success === false
    ? read.error.issues.map(({ message }) => message)
    : [];
}

/** Wherever a text stands in the examples. */
const places: readonly Place[] = everything.nodes.flatMap(node =>
  leavesOf(node.data.config ?? {})
    .filter(({ value }) => typeof value === 'string')
    .map(({ path }) => ({ node, path })),
);

/** The text under a number of its own, so that each place can be told from the others. */
export const numbered = (place: Place, text: string) =>
  `p${places.indexOf(place)} ${text}`;

/** The examples with the text at some of the places. */
function designWith(text: string, taken: readonly Place[]): DesignFile {
  const nodes = everything.nodes.map(node => {
    const config = taken
      .filter(place => place.node === node)
      .reduce<unknown>(
        (changed, place) =>
          withLeaf(changed, place.path, numbered(place, text)),
        node.data.config ?? {},
      );
    return {
      ...node,
      data: { ...node.data, config: config as Record<string, unknown> },
    };
  });
  return { ...everything, nodes };
}

/** What is said against one of the places. */
const problemsAt = (problems: readonly Problem[], { node, path }: Place) =>
  problems
    .filter(
      problem =>
        problem.node === node.id &&
        `.data.config.${path.join('.')}.`.startsWith(
          `${problem.path.replace(/^nodes\.\d+/, '')}.`,
        ),
    )
    .map(({ message }) => message);

/** All examples, with the text typed wherever a text stands and this one is taken. */
export function typedEverywhere(text: string): Typed {
  const refused: Typed['refused'] = [];
  const sift = (some: readonly Place[], against: (place: Place) => string[]) =>
    some.filter(place => {
      const reasons = against(place);
      if (reasons.length > 0) {
        refused.push({ place, reasons });
      }
      return reasons.length === 0;
    });
  let taken = sift(places, ({ node, path }) =>
    reasonsAgainst(node, withLeaf(node.data.config ?? {}, path, text)),
  );
  // What names a neighbour cannot be any text; the design says so once its nodes are right.
  for (let before = Infinity; taken.length < before; ) {
    before = taken.length;
    const checked = validateDesign(designWith(text, taken));
    const problems = checked.ok ? [] : checked.problems;
    taken = sift(taken, place => problemsAt(problems, place));
  }
  return { design: designWith(text, taken), taken, refused };
}
