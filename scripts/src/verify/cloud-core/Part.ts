import {
  validateDesign,
  type Design,
  type DesignFile,
} from '@cloudforge/plugin-cloud-resources-common';
import { must } from '../expect';

export type Node = DesignFile['nodes'][number];
export type Edge = NonNullable<DesignFile['edges']>[number];

/** Some nodes and what runs between them. */
export interface Part {
  nodes: Node[];
  edges: Edge[];
}

const REGION = 'us-east-1';

/** Large enough for few runs, small enough that a failure is soon found in it. */
const NODES_IN_ONE = 120;

/** @throws Error with every problem, if there is one */
export function checkedDesign(file: DesignFile): Design {
  const checked = validateDesign(file);
  must(
    checked.ok,
    `the design has problems:\n${JSON.stringify(
      checked.ok || checked.problems,
      null,
      1,
    )}`,
  );
  return checked.value;
}

export const isDesign = ({ nodes, edges }: Part) =>
  validateDesign({ region: REGION, nodes, edges }).ok;

export const endsOf = ({ source, target }: Edge) => [source, target];

/** The same part under ids and labels of its own. */
export function renamed({ nodes, edges }: Part, prefix: string): Part {
  const own = (id: string) => `${prefix} ${id}`;
  return {
    nodes: nodes.map(({ id, data, ...rest }) => ({
      ...rest,
      id: own(id),
      data: { ...data, label: own(id) },
    })),
    edges: edges.map(({ source, target }) => ({
      source: own(source),
      target: own(target),
    })),
  };
}

const joined = (one: Part, other: Part): Part => ({
  nodes: [...one.nodes, ...other.nodes],
  edges: [...one.edges, ...other.edges],
});

const fits = (part: Part) =>
  part.nodes.length <= NODES_IN_ONE && isDesign(part);

/** First fit: what some types allow only so often goes into a part of its own. */
function packed(parts: readonly Part[]): Part[] {
  const bins: Part[] = [];
  for (const part of parts) {
    const index = bins.findIndex(bin => fits(joined(bin, part)));
    if (index < 0) {
      bins.push(part);
    } else {
      bins[index] = joined(bins[index], part);
    }
  }
  return bins;
}

/** In as few designs as hold them. */
export const designsOf = (parts: readonly Part[]): Design[] =>
  packed(parts).map(part => checkedDesign({ region: REGION, ...part }));
